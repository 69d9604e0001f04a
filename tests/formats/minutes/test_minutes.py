import io
from dataclasses import replace

import pikepdf
import pytest
from docx import Document

from credenza.core.committees.minutes import Written, for_reader, written
from credenza.core.letters import Paragraph
from credenza.formats.letters import LetterTrouble
from credenza.formats.minutes import (
    addendum_pdf,
    as_docx,
    as_pdf,
    minutes_template,
    template_trouble,
)
from tests.core.committees.test_minutes import RECORD
from tests.formats.letters.samples import HOSTILE
from tests.formats.letters.test_pdf import text_of

MINUTES = written(RECORD, {"item-7": "Dr. Lin presented.\nDiscussed at length."}, "Draft")
SAID = (
    "North General", "Credentials Committee", "Minutes, 1 December 2026", "Draft", "Confidential",
    "Ben Bell", "Present from 08:05", "Okafor, Adaeze: initial appointment", "Dr. Lin presented.",
    "Discussed at length.", "Ohio licence", "same practice", "2 for, 0 against", "15 December 2026",
    "adjourned at 08:20", "Cora North",
)  # fmt: skip


def words(docx: bytes) -> str:
    """All that a DOCX says, tables too."""
    document = Document(io.BytesIO(docx))
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return " ".join([*(one.text for one in document.paragraphs), *cells])


def template(*lines: str) -> bytes:
    document, out = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("said", SAID)
def test_both_formats_say_all_of_it(said):
    assert said in text_of(as_pdf(MINUTES))
    assert said.upper() in words(as_docx(MINUTES)).upper()


def test_minutes_are_tagged_and_tell_their_title():
    with pikepdf.open(io.BytesIO(as_pdf(MINUTES))) as pdf:
        meta = pdf.open_metadata()
        assert meta["dc:title"] == "Credentials Committee: Minutes, 1 December 2026"
        assert meta["pdfuaid:part"] == "1"


def test_what_is_closed_to_a_reader_is_in_neither_format():
    copy = for_reader(MINUTES, {"file 44"})
    for text in (text_of(as_pdf(copy)), words(as_docx(copy))):
        assert "Okafor" not in text and "at length" not in text and "Ohio" not in text
        assert "This part is not for you" in text


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_people_type_is_markup(typed):
    hostile = written(replace(RECORD, committee=typed, legend=typed), {"item-7": typed})
    as_pdf(hostile)
    assert words(as_docx(hostile)).count(typed.split()[0]) >= 2


def test_a_character_without_a_glyph_is_named():
    with pytest.raises(LetterTrouble, match="“日”"):
        as_pdf(written(RECORD, {"closing": "日本"}))


def test_an_addendum_says_whose_minutes_it_corrects():
    text = text_of(addendum_pdf(MINUTES, "Addendum 1", [Paragraph("Dr. Cho was present.")]))
    assert "Minutes, 1 December 2026" in text and "Dr. Cho was present." in text
    assert "Okafor" not in text


def test_an_office_fills_a_template_of_its_own():
    own = template(
        "{{ committee }}, {{ standing }}", "{%p for s in sections %}", "{{ s.headline }}",
        "{%p for w in s.words %}", "{{ w }}", "{%p endfor %}", "{%p endfor %}",
    )  # fmt: skip
    assert template_trouble(own) == ""
    assert "1.  Okafor, Adaeze: initial appointment" in words(as_docx(MINUTES, own))


def test_the_houses_own_template_is_one():
    assert template_trouble(minutes_template()) == ""


@pytest.mark.parametrize(
    ("lines", "trouble"),
    [
        (("{{ votes }}", "{{ sections }}"), "names votes, which minutes have not"),
        (("{{ committee }}",), "shows nothing of the minutes"),
        (("{% for x in sections %}",), "A tag cannot be read"),
        (("{{ sections.append(1) }}",), "A tag cannot be read"),
    ],
)
def test_a_template_that_cannot_serve_is_refused_with_what_to_do(lines, trouble):
    assert trouble in template_trouble(template(*lines))


def test_what_is_no_docx_is_no_template():
    assert "no DOCX" in template_trouble(b"PK\x03\x04 nothing")


def test_a_meeting_of_which_nothing_is_known_makes_minutes_too():
    bare = Written("North", "Board", "Minutes", (), "", "", ())
    assert as_pdf(bare) and as_docx(bare)
