import io
import threading
import time
from multiprocessing import get_context

import pikepdf
import pypdfium2
import pytest

from credenza.core.letters import Grid, Items, Paragraph
from credenza.formats.letters import LetterTrouble, as_pdf
from tests.formats.letters.samples import HOSTILE, letter


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = (document[n].get_textpage().get_text_range() for n in range(len(document)))
        return " ".join(" ".join(pages).replace("\ufffe", "").split())


def pages_of(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def test_a_letter_says_everything_it_was_given():
    text = text_of(as_pdf(letter(legend="Confidential peer review", copies=("the chair",))))
    for words in (
        "North General", "24 November 2026", "Adaeze Okafor, MD", "Your appointment",
        "Dear Dr. Okafor:", "first condition", "Robotics", "a proctor", "Sincerely,",
        "Maria Lindqvist", "CONFIDENTIAL PEER REVIEW", "Copies: the chair",
    ):  # fmt: skip
        assert words in text


def test_a_letter_is_tagged_and_tells_its_language_and_title():
    with pikepdf.open(io.BytesIO(as_pdf(letter()))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-US"
        meta = pdf.open_metadata()
        assert meta["dc:title"] == "Your appointment"
        assert meta["pdfuaid:part"] == "1"


def test_the_fonts_travel_with_the_letter():
    with pikepdf.open(io.BytesIO(as_pdf(letter()))) as pdf:
        fonts = pdf.pages[0].Resources.Font
        names = {str(font.BaseFont).split("+")[-1] for font in fonts.values()}
        assert all("/FontDescriptor" in font.DescendantFonts[0] for font in fonts.values())
    assert {name.partition("-")[0] for name in names} == {"SourceSerif4", "SourceSans3"}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_people_type_is_markup(typed):
    squeezed = "".join(typed.split())
    shown = text_of(
        as_pdf(letter((Paragraph(typed), Items((typed,)), Grid((typed,), ((typed,),)))))
    )
    if "שלום" in typed:
        assert "beside Latin" in shown
    else:
        assert "".join(shown.split()).count(squeezed) == 4


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_the_lines_around_the_words_are_no_markup_either(typed):
    as_pdf(letter(subject=typed, salutation=typed, closing=typed, addressee=(typed,), legend=typed))


def test_a_very_long_word_stays_on_the_page():
    pdf = as_pdf(letter((Paragraph("x" * 20_000),)))
    with pypdfium2.PdfDocument(pdf) as document:
        boxes = document[0].get_textpage()
        rights = [boxes.get_charbox(n)[2] for n in range(boxes.count_chars())]
    assert max(rights) < 8.5 * 72 - 72
    assert text_of(pdf).count("x") > 20_000


def test_a_list_of_ten_thousand_lines_is_typeset_within_seconds():
    began = time.monotonic()
    pdf = as_pdf(letter((Items(tuple(f"line {n}" for n in range(10_000))),)))
    assert time.monotonic() - began < 20
    assert "line 9999" in text_of(pdf)


def test_pages_are_numbered_once_there_are_two():
    assert "Page 1" not in text_of(as_pdf(letter()))
    many = letter(tuple(Paragraph("A paragraph of some length. " * 20) for _ in range(12)))
    assert "Page 2 of" in text_of(as_pdf(many))


def test_a_character_without_a_glyph_is_named_and_refused():
    with pytest.raises(LetterTrouble, match="lack the character “日”"):
        as_pdf(letter((Paragraph("日本"),)))


def test_the_same_letter_gives_the_same_bytes():
    assert as_pdf(letter()) == as_pdf(letter())


def test_threads_do_not_mix_their_letters():
    made: dict[int, bytes] = {}

    def work(number: int) -> None:
        made[number] = as_pdf(letter((Paragraph(f"letter number {number}."),)))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert all(f"letter number {number}." in text_of(made[number]) for number in range(6))


def test_a_copy_of_a_process_that_set_letters_says_so_rather_than_wait_for_ever():
    as_pdf(letter())
    with get_context("fork").Pool(1) as copies:
        answer = copies.apply_async(as_pdf, [letter()])
        with pytest.raises(RuntimeError, match="set them after forking"):
            answer.get(timeout=30)


def test_an_address_of_the_web_can_be_followed_and_copied_however_long():
    address = f"https://office.example/check/{'abcDEF123-_' * 8}"
    pdf = as_pdf(letter((Paragraph(f"See {address}."),)))
    assert address in text_of(pdf).replace(" ", "")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        [*links] = (note for note in opened.pages[0].Annots if note.Subtype == "/Link")
        assert {str(note.A.URI) for note in links} == {address}


def test_a_letter_with_nothing_but_a_body_is_a_letter():
    bare = letter((Paragraph("Words."),), subject="", salutation="", addressee=(), dated="")
    assert pages_of(as_pdf(bare)) == 1
