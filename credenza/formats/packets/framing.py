"""A paper's pages, each drawn into a frame on letter paper, upright or lying.

Nothing but what a page shows goes along: no scripts, forms, links or attachments.
"""

import io
from collections.abc import Callable

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from credenza.formats.letters import words_of
from credenza.formats.letters.pdf import block_data
from credenza.formats.packets.model import Paper
from credenza.formats.packets.sheets import sheet
from credenza.formats.typesetting import Unset

SHORT, LONG = 612, 792  # points: US letter
SIDE, HEAD, FOOT = 27, 42, 42  # points of the frame around a page
DENSEST = (1700, 2200)  # pixels of a picture: 200 an inch on letter paper
QUALITY = 82

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNREADABLE = "This file cannot be shown in a packet. It lies in the office's files under its name."
WORDS_ALONE = "The words of a Word file; its own layout is in the file itself."


def framed(paper: Paper) -> pikepdf.Pdf:
    """The paper on letter pages; one page that says so where it cannot be read."""
    try:
        return _framed(_as_pdf(paper))
    except (pikepdf.PdfError, UnidentifiedImageError, OSError, ValueError, Unset):
        return pikepdf.open(io.BytesIO(sheet(over="A paper", title=paper.title, words=UNREADABLE)))


def _as_pdf(paper: Paper) -> bytes:
    makers: dict[str, Callable[[Paper], bytes]] = {DOCX: _words, "application/pdf": _itself}
    if paper.media_type.startswith("image/"):
        return _pictures(paper)
    make = makers.get(paper.media_type)
    if make is None:
        raise ValueError(paper.media_type)
    return make(paper)


def _itself(paper: Paper) -> bytes:
    return paper.data


def _words(paper: Paper) -> bytes:
    """The words of a DOCX, set anew: no word processor is at hand."""
    blocks = [block_data(one) for one in words_of(paper.data)]
    return sheet(over="A Word file", title=paper.title, about=(WORDS_ALONE,), blocks=blocks)


def _pictures(paper: Paper) -> bytes:
    """Every page of a picture, upright, on white, no finer than print needs."""
    image, pages = Image.open(io.BytesIO(paper.data)), []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        pages.append(_on_white(ImageOps.exif_transpose(image)))
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], quality=QUALITY)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("L", "RGB"):
        clear = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    picture = image.copy()
    picture.thumbnail(DENSEST if picture.height >= picture.width else DENSEST[::-1])
    return picture


def _framed(pdf: bytes) -> pikepdf.Pdf:
    out = pikepdf.new()
    with pikepdf.open(io.BytesIO(pdf)) as source:
        if not len(source.pages):
            raise ValueError("a PDF without pages")
        for page in source.pages:
            wide, high = (LONG, SHORT) if _lies(page) else (SHORT, LONG)
            out.add_blank_page(page_size=(wide, high))
            frame = pikepdf.Rectangle(SIDE, FOOT, wide - SIDE, high - HEAD)
            out.pages[-1].add_overlay(page, frame, shrink=True, expand=True)
    return out


def _lies(page: pikepdf.Page) -> bool:
    """Is the page, as it is turned, wider than high?"""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    turned = int(page.obj.get("/Rotate", 0)) % 180 != 0
    wide, high = abs(right - left), abs(top - bottom)
    return (high > wide) if turned else (wide > high)
