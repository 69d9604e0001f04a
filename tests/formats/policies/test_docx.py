"""Policies written in Word."""

import io

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from credenza.core.policies.text import HEAD, HEADING, ITEM, PARAGRAPH, ROW, Block
from credenza.formats.policies.docx import TRACKED, read_docx
from credenza.formats.policies.model import Unreadable
from credenza.formats.policies.numbering import Level, Numbering, written


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_lists_and_tables_are_read():
    document = Document()
    document.add_heading("Officers", 1)
    document.add_paragraph("The chief of staff serves two years.")
    document.add_paragraph("presides", style="List Bullet")
    document.add_paragraph("reports", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Officer", "Term", "Chief", "2 years"], strict=True):
        cell.text = text
    assert read_docx(saved(document)).blocks == (
        Block(HEADING, "Officers", 1),
        Block(PARAGRAPH, "The chief of staff serves two years."),
        Block(ITEM, "presides", 0, "•"),
        Block(ITEM, "reports", 0, "1."),
        Block(HEAD, "Officer | Term", cells=("Officer", "Term")),
        Block(ROW, "Chief | 2 years", cells=("Chief", "2 years")),
    )


def test_tracked_changes_are_read_as_accepted_and_told():
    document = Document()
    paragraph = document.add_paragraph("The term is ")
    for tag, inner, text in (("w:del", "w:delText", "two"), ("w:ins", "w:t", "three")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" years.")
    found = read_docx(saved(document))
    assert found.blocks == (Block(PARAGRAPH, "The term is three years."),)
    assert found.lost == (TRACKED,)


def test_words_in_content_controls_are_read_and_a_table_of_contents_is_not():
    document = Document()
    control = (
        "<w:sdt {ns}><w:sdtPr>{mark}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    contents = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    for mark, text in ((contents, "Officers 3"), ("", "Effective in January")):
        body = document.element.body
        body.insert(0, parse_xml(control.format(ns=nsdecls("w"), mark=mark, text=text)))
    assert [one.text for one in read_docx(saved(document)).blocks] == ["Effective in January"]


def test_a_paragraph_taken_out_of_its_list_has_no_number():
    document = Document()
    paragraph = document.add_paragraph("plain", style="List Number")
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = 0
    assert read_docx(saved(document)).blocks == (Block(PARAGRAPH, "plain"),)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"%PDF-1.7"])
def test_what_is_no_word_document_is_refused_with_a_remedy(data):
    with pytest.raises(Unreadable, match="Open and save it anew"):
        read_docx(data)


def test_numbers_of_nested_lists_begin_anew_under_each():
    levels = {0: Level("upperRoman", "%1."), 1: Level("decimal", "%1.%2"), 2: Level("lowerLetter")}
    lists = Numbering({"1": levels}, {"1": "7"})
    marks = [lists.mark("1", depth) for depth in (0, 1, 1, 0, 1)]
    assert marks == ["I.", "I.1", "I.2", "II.", "II.1"]


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (27, "lowerLetter", "aa"),
        (3, "decimalZero", "03"),
        (12, "decimal", "12"),
    ],
)
def test_numbers_are_written_as_the_list_says(number, form, said):
    assert written(number, form) == said


def test_footnotes_are_called_in_the_text_and_stand_at_its_end(tmp_path):
    document = Document()
    run = document.add_paragraph("The board decides").add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run._r.append(reference)
    found = read_docx(saved(document))
    assert found.blocks == (Block(PARAGRAPH, "The board decides[1]"),)
