"""The sample's documents: plausible, harmless, and marked."""

import io
from datetime import date

import pypdfium2
import pytest
from PIL import Image

from credenza.sample.papers import MARK, drawn, paper, papers
from credenza.sample.practitioners import file

TODAY = date(2026, 11, 24)


@pytest.fixture
def sheets():
    return list(papers(file(0, TODAY)))


def _text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[0].get_textpage().get_text_range()


def test_the_first_file_has_certificates_as_pdf_and_cards_as_pictures(sheets):
    assert {sheet.picture for sheet in sheets} == {True, False}


def test_a_certificate_names_the_holder_and_the_number_and_says_that_it_is_a_specimen(sheets):
    somebody = file(0, TODAY)
    text = _text(drawn(sheets[0]))
    assert somebody.person.last_name in text
    assert somebody.first("state_licence").number in text
    assert MARK in text


def test_a_card_is_a_picture_that_opens(sheets):
    card = next(sheet for sheet in sheets if sheet.picture)
    picture = Image.open(io.BytesIO(drawn(card)))
    assert (picture.format, picture.size) == ("JPEG", (860, 540))


def test_the_same_paper_gives_the_same_bytes(sheets):
    assert all(drawn(sheet) == drawn(sheet) for sheet in sheets)


def test_a_name_with_letters_that_the_font_lacks_is_written_without_their_marks():
    somebody = file(10, TODAY)
    sheet = paper(somebody.person, somebody.first("state_licence"))
    assert "Brzeczyszczak" in _text(drawn(sheet))


def test_a_renewal_shows_its_new_end():
    somebody = file(0, TODAY)
    sheet = paper(somebody.person, somebody.first("state_licence"), ends_on=date(2028, 10, 31))
    assert "31 October 2028" in _text(drawn(sheet))
    assert "2028" in sheet.name


def test_brackets_and_backslashes_in_a_title_do_not_break_the_page(sheets):
    from dataclasses import replace

    assert r"A (b) \c" in _text(drawn(replace(sheets[0], title=r"A (b) \c")))
