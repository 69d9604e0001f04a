"""One item's part of a packet: its sheet, then its papers, with a bookmark for each."""

import io
from collections.abc import Sequence

import pikepdf

from credenza.core.letters import Block
from credenza.formats.letters.pdf import block_data
from credenza.formats.packets.framing import framed
from credenza.formats.packets.model import Entry, Paper
from credenza.formats.packets.sheets import sheet


def part(
    entry: Entry, papers: Sequence[Paper], *, blocks: Sequence[Block] = (), over: str = ""
) -> bytes:
    """The part as PDF, its outline one bookmark for each paper. It depends on nothing else, so
    that the same item with the same papers is made once.

    ``blocks`` stand on its sheet after the words; ``over`` above the title instead of the number.
    """
    pages = [framed(one) for one in papers]
    lengths = [(one.title, len(each.pages)) for one, each in zip(papers, pages, strict=True)]
    first = sheet(
        over=over or f"Item {entry.number}",
        title=entry.title,
        words=entry.summary,
        about=entry.about,
        asks=entry.asks,
        papers=lengths,
        blocks=[block_data(one) for one in blocks],
    )
    with pikepdf.open(io.BytesIO(first)) as out:
        _forget(out)
        _append(out, papers, pages)
        return _saved(out)


def _append(out: pikepdf.Pdf, papers: Sequence[Paper], pages: Sequence[pikepdf.Pdf]) -> None:
    with out.open_outline() as outline:
        for paper, each in zip(papers, pages, strict=True):
            outline.root.append(pikepdf.OutlineItem(paper.title, len(out.pages)))
            out.pages.extend(each.pages)


def _forget(pdf: pikepdf.Pdf) -> None:
    """Take out typst's own outline; ours takes its place."""
    if "/Outlines" in pdf.Root:
        del pdf.Root["/Outlines"]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
