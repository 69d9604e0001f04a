import io

import pikepdf
import pypdfium2
import pytest
from docx import Document
from PIL import Image

from credenza.formats.packets import (
    Entry,
    Front,
    Mark,
    Paper,
    bind,
    joined,
    part,
    stamped,
    stamped_page,
)
from credenza.formats.packets.framing import DOCX
from tests.formats.files import corpus

FRONT = Front(
    "North General", "Credentials Committee", "Regular meeting", "Tuesday, 1 December 2026",
    legend="Confidential peer review",
)  # fmt: skip
MARK = Mark("Lena Ortiz-Delgado, MD", FRONT.legend, "release 1 of 24 November 2026")
MINUTES = Entry("1", "Minutes of 3 November", "To be approved.")
OKAFOR = Entry("2", "Reappointment of Adaeze Okafor", asks=("Recommend", "Defer"), minutes=10)
WITHHELD = Entry("3", "", withheld="Not in your packet: you are recused")
LICENCE = Paper("Ohio licence", "application/pdf", corpus.pdf(pages=3))


def book():
    parts = [part(MINUTES, []), part(OKAFOR, [LICENCE, scan((400, 900))]), None]
    return bind(FRONT, [MINUTES, OKAFOR, WITHHELD], parts)


def scan(size: tuple[int, int], kind: str = "JPEG", **more) -> Paper:
    return Paper("A scan", f"image/{kind.lower()}", corpus.image(kind, size, **more))


def texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = (opened[n].get_textpage().get_text_range() for n in range(len(opened)))
        return [" ".join(page.replace("\ufffe", "").split()) for page in pages]


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [(int(page.mediabox[2]), int(page.mediabox[3])) for page in opened.pages]


def test_the_agenda_in_front_tells_the_page_of_every_item():
    made = book()
    assert made.places == (2, 3, 0)
    agenda = texts(made.pdf)[0]
    assert "Minutes of 3 November 2" in agenda and "Adaeze Okafor 10 min 3" in agenda


def test_each_place_is_where_the_item_begins():
    made = book()
    shown = texts(made.pdf)
    assert "Minutes of 3 November" in shown[made.places[0] - 1]
    assert "What may be decided".upper() in shown[made.places[1] - 1].upper()
    assert made.pages == len(shown) == 7


def test_every_item_and_paper_has_its_bookmark():
    with pikepdf.open(io.BytesIO(book().pdf)) as pdf, pdf.open_outline() as outline:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found = [
            (item.title, numbers[item.destination[0].objgen], [one.title for one in item.children])
            for item in outline.root
        ]
        papers = [numbers[one.destination[0].objgen] for one in outline.root[2].children]
    assert found == [
        ("Agenda", 1, []),
        ("1  Minutes of 3 November", 2, []),
        ("2  Reappointment of Adaeze Okafor", 3, ["Ohio licence", "A scan"]),
    ]
    assert papers == [4, 7]


def test_a_withheld_item_leaves_its_number_and_nothing_else():
    agenda = texts(book().pdf)[0]
    assert "3 Not in your packet: you are recused" in agenda


def test_every_page_bears_number_legend_and_reader():
    shown = texts(stamped(book().pdf, MARK))
    for number, page in enumerate(shown, 1):
        assert f"{number} of 7" in page
        assert "Confidential peer review" in page
        assert page.count("Lena Ortiz-Delgado, MD") >= 2


def test_one_page_taken_alone_is_the_page_of_the_whole():
    made = book().pdf
    assert texts(stamped_page(made, MARK, 3, 3, 7)) == [texts(stamped(made, MARK))[2]]
    for number in (0, 8):
        with pytest.raises(IndexError):
            stamped_page(made, MARK, number, number, 7)


def test_a_page_of_a_part_is_numbered_as_in_the_book():
    made = part(OKAFOR, [LICENCE])
    [page] = texts(stamped_page(made, MARK, 1, 3, 7))
    assert "Adaeze Okafor" in page and "3 of 7" in page


def test_the_bookmarks_are_still_there_when_it_is_stamped():
    with pikepdf.open(io.BytesIO(stamped(book().pdf, MARK))) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 3


@pytest.mark.parametrize("name", ["Zoë Ång-Ødegård", "Николай Ковалёв", "x" * 300, "A"])
def test_any_readers_name_fits_on_the_page(name):
    page = texts(stamped_page(book().pdf, Mark(name, "", ""), 2, 2, 7))[0]
    assert name in page.replace(" ", "") or name in page


def test_pages_become_letter_paper_upright_or_lying_as_they_were_turned():
    def turn(document):
        document.pages[0].Rotate = 90

    papers = [
        LICENCE,
        Paper("Turned", "application/pdf", corpus.pdf(change=turn)),
        scan((900, 400)),
        scan((400, 900), "TIFF"),
        scan((50, 50), "PNG", mode="RGBA"),
    ]
    upright, lying = (612, 792), (792, 612)
    assert sizes(part(OKAFOR, papers)) == [upright] * 4 + [lying, lying, upright, upright]


def test_every_page_of_a_tiff_is_there():
    assert len(sizes(part(OKAFOR, [scan((40, 60), "TIFF", frames=3)]))) == 4


def test_a_sideways_photograph_is_stood_upright():
    image, out = Image.new("RGB", (900, 400)), io.BytesIO()
    exif = image.getexif()
    exif[0x0112] = 6  # turned by the camera
    image.save(out, "JPEG", exif=exif)
    assert sizes(part(OKAFOR, [Paper("Photo", "image/jpeg", out.getvalue())]))[1] == (612, 792)


def test_of_a_word_file_its_words_are_shown():
    document, out = Document(), io.BytesIO()
    document.add_paragraph("She operates with great care.")
    document.save(out)
    shown = texts(part(OKAFOR, [Paper("Letter of the chair", DOCX, out.getvalue())]))
    assert "She operates with great care." in shown[1]


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7 broken", corpus.pdf()[:200], corpus.pdf(pages=0)],
    ids=["empty", "broken", "cut off", "without a page"],
)
def test_a_file_that_cannot_be_read_says_so_on_a_page_of_its_own(data):
    shown = texts(part(OKAFOR, [Paper("Broken", "application/pdf", data), LICENCE]))
    assert "cannot be shown in a packet" in shown[1]
    assert len(shown) == 5


def test_nothing_but_what_pages_show_goes_along():
    def arm(document):
        corpus.attach(document)
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        document.Root.OpenAction = action
        document.pages[0].AA = pikepdf.Dictionary(O=action)

    made = part(OKAFOR, [Paper("Armed", "application/pdf", corpus.pdf(change=arm))])
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert not pdf.attachments
        assert "/OpenAction" not in pdf.Root
        assert not any("/AA" in page.obj or "/Annots" in page.obj for page in pdf.pages)


def test_what_people_typed_is_no_markup():
    typed = '#eval("1+1") *b* $x$ {{ 7*7 }} \x00 \u202e'
    shown = " ".join(texts(part(Entry("1", typed, typed), [])))
    assert shown.count('#eval("1+1") *b* $x$ {{ 7*7 }}') == 2


def test_a_long_agenda_keeps_its_page_numbers_right():
    entries = [Entry(str(n), f"Item of some length, number {n}") for n in range(1, 120)]
    made = bind(FRONT, entries, [part(one, []) for one in entries])
    shown = texts(made.pdf)
    assert f"number {119}" in shown[made.places[-1] - 1]
    assert made.places[-1] == made.pages


def test_pdfs_are_joined_one_after_the_other():
    assert len(sizes(joined([corpus.pdf(2), corpus.pdf(3)]))) == 5
