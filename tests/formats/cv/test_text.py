import pytest

from credenza.formats.cv import Unreadable, text_of
from credenza.formats.cv.text import DOCX, LETTERS, PDF
from tests.formats.cv.files import docx, pdf

LINES = ("Adaeze Okafor, MD", "EXPERIENCE", "Elm Clinic, Surgeon, 07/2015 - 06/2020")


@pytest.mark.parametrize(("make", "kind"), [(pdf, PDF), (docx, DOCX)])
def test_the_lines_of_both_formats_are_read(make, kind):
    found = [line.strip() for line in text_of(make(*LINES), kind) if line.strip()]
    assert found == list(LINES)


def test_a_scan_without_text_says_so():
    with pytest.raises(Unreadable, match="picture without text"):
        text_of(pdf(), PDF)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"not a pdf", PDF), (b"not a zip", DOCX), (b"PK\x03\x04", DOCX), (b"", PDF)],
)
def test_a_damaged_file_says_so(data, kind):
    with pytest.raises(Unreadable, match="damaged"):
        text_of(data, kind)


def test_another_kind_of_file_is_not_read():
    with pytest.raises(Unreadable, match="PDF and Word"):
        text_of(b"GIF89a", "image/gif")


def test_a_document_that_declares_entities_is_not_read():
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]>'
    with pytest.raises(Unreadable, match="damaged"):
        text_of(docx(*LINES, head=bomb), DOCX)


def test_no_more_is_read_than_is_needed():
    lines = text_of(docx(*["x" * 1000] * 500), DOCX)
    assert sum(map(len, lines)) <= LETTERS


def test_control_characters_are_left_out():
    [line] = text_of(pdf("Elm \x01Clinic, from the first to the last of many years"), PDF)[:1]
    assert "\x01" not in line
