"""Redlines as Word documents and on paper."""

import datetime as dt
import io

import pikepdf
from docx import Document
from docx.oxml.ns import qn

from credenza.core.policies.redline import redline
from credenza.core.policies.text import HEADING, Block
from credenza.formats.policies.docx import read_docx
from credenza.formats.policies.model import Paper
from credenza.formats.policies.pdf import as_pdf, redline_pdf
from credenza.formats.policies.tracked import tracked_docx

AT = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
PAPER = Paper("North General", "Bylaws", "MS-1", "What changed from version 1 to version 2")
NOTICE = "Members are told of a meeting seven days before it."
OLD = [
    Block(HEADING, "Officers", 1),
    Block("paragraph", "The term is two years."),
    Block("paragraph", NOTICE),
    Block("paragraph", "Visitors wear a badge & a <smile>."),
]
NEW = [
    Block("paragraph", NOTICE.replace("seven", "ten")),
    Block(HEADING, "Officers", 1),
    Block("paragraph", "The term is three years."),
    Block("paragraph", "The chair names a deputy."),
]
LINES = redline(OLD, NEW)


def texts(blocks) -> list[str]:
    return [one.text for one in blocks]


def test_accepted_the_word_document_is_the_new_text():
    found = read_docx(tracked_docx(PAPER, LINES, AT))
    assert texts(found.blocks)[2:] == texts(NEW)


def test_rejected_the_word_document_is_the_old_text():
    document = Document(io.BytesIO(tracked_docx(PAPER, LINES, AT)))
    came = {qn("w:ins"), qn("w:moveTo")}
    said = []
    for paragraph in document.paragraphs[2:]:
        words = [
            one.text or ""
            for one in paragraph._p.iter(qn("w:t"), qn("w:delText"))
            if came.isdisjoint(above.tag for above in one.iterancestors())
        ]
        said.append("".join(words))
    assert [one for one in said if one] == texts(OLD)


def test_every_change_says_who_and_when():
    document = Document(io.BytesIO(tracked_docx(PAPER, LINES, AT)))
    changes = list(document.element.body.iter(qn("w:ins"), qn("w:del"), qn("w:moveTo")))
    assert changes
    assert {one.get(qn("w:date")) for one in changes} == {"2026-11-24T15:00:00Z"}
    numbers = [one.get(qn("w:id")) for one in changes]
    assert len(numbers) == len(set(numbers))


def test_both_papers_are_tagged_pdfs():
    for made in (as_pdf(PAPER, NEW), redline_pdf(PAPER, LINES)):
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert pdf.Root.MarkInfo.Marked
