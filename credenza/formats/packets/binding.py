"""Parts bound to one book: agenda in front, page numbers known, bookmarks in two layers."""

import io
from collections.abc import Sequence
from itertools import accumulate

import pikepdf

from credenza.formats.packets.model import Book, Entry, Front
from credenza.formats.packets.sheets import front as first_pages


def bind(front: Front, entries: Sequence[Entry], parts: Sequence[bytes | None]) -> Book:
    """The book of ``entries``, each with its part; None where it has no pages of its own."""
    lengths = [pages_of(one) if one else 0 for one in parts]
    # The longest numbers stand in for those not known yet: their width decides the lines.
    opening = pages_of(first_pages(front, entries, [9999] * len(entries)))
    places = _places(lengths, opening)
    with pikepdf.open(io.BytesIO(first_pages(front, entries, places))) as out:
        _bind(out, front, entries, parts)
        _describe(out, front)
        return Book(_saved(out), len(out.pages), tuple(places))


def joined(pdfs: Sequence[bytes]) -> bytes:
    """Several PDFs one after the other, such as minutes and their addenda."""
    out = pikepdf.new()
    for one in pdfs:
        with pikepdf.open(io.BytesIO(one)) as source:
            out.pages.extend(source.pages)
    return _saved(out)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _places(lengths: Sequence[int], opening: int) -> list[int]:
    """Each entry's first page; 0 for one without pages."""
    before = accumulate(lengths, initial=opening)
    return [end + 1 if length else 0 for end, length in zip(before, lengths, strict=False)]


def _bind(
    out: pikepdf.Pdf,
    front: Front,
    entries: Sequence[Entry],
    parts: Sequence[bytes | None],
) -> None:
    if "/Outlines" in out.Root:
        del out.Root["/Outlines"]
    with out.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(front.contents, 0))
        for entry, data in zip(entries, parts, strict=True):
            if data:
                outline.root.append(_bound(out, entry, data))


def _bound(out: pikepdf.Pdf, entry: Entry, data: bytes) -> pikepdf.OutlineItem:
    """Add a part's pages; its bookmark, with those of its papers beneath."""
    start = len(out.pages)
    item = pikepdf.OutlineItem(f"{entry.number}  {entry.title}", start)
    with pikepdf.open(io.BytesIO(data)) as source:
        pages = {page.objgen: number for number, page in enumerate(source.pages)}
        with source.open_outline() as inner:
            for paper in inner.root:
                there = start + pages[paper.destination[0].objgen]
                item.children.append(pikepdf.OutlineItem(paper.title, there))
        out.pages.extend(source.pages)
    return item


def _describe(out: pikepdf.Pdf, front: Front) -> None:
    with out.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["dc:title"] = f"{front.committee}, {front.when}"
    out.Root.PageMode = pikepdf.Name.UseOutlines
    out.Root.Lang = "en-US"


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
