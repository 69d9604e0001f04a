"""A book made one reader's own: name across every page, legend, page numbers."""

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from credenza.formats.letters import cleaned
from credenza.formats.packets.model import Mark
from credenza.formats.packets.sheets import PLAIN
from credenza.formats.typesetting import typeset

_PAGE = Path(__file__).parent / "stamp.typ"


def stamped(book: bytes, mark: Mark) -> bytes:
    """The whole book with the reader's mark on every page."""
    with pikepdf.open(io.BytesIO(book)) as out:
        _stamp(out.pages, mark, 1, len(out.pages))
        return _saved(out)


def stamped_page(pdf: bytes, mark: Mark, page: int, number: int, total: int) -> bytes:
    """One page (from 1) of a book or of a part, marked as page ``number`` of ``total``.

    Raises IndexError where there is no such page.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source:
        if not 1 <= page <= len(source.pages):
            raise IndexError(page)
        out = pikepdf.new()
        out.pages.append(source.pages[page - 1])
        _stamp(out.pages, mark, number, total)
        return _saved(out)


def _stamp(pages: Sequence[pikepdf.Page], mark: Mark, first: int, total: int) -> None:
    sizes = [_size(page) for page in pages]
    rows = [(first + at, *size, first + at == 1) for at, size in enumerate(sizes)]
    with pikepdf.open(io.BytesIO(_layer(mark, total, rows))) as layer:
        for page, over in zip(pages, layer.pages, strict=True):
            page.add_overlay(over)


def _layer(mark: Mark, total: int, rows: list[tuple]) -> bytes:
    stamp = {
        "reader": cleaned(mark.reader),
        "legend": cleaned(mark.legend),
        "release": cleaned(mark.release),
        "total": total,
    }
    return typeset(_PAGE, PLAIN, stamp=stamp, pages=rows)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
