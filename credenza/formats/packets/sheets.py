"""Sheets of our own among the papers, set by typst."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from credenza.core.letters import Paragraph
from credenza.formats.letters import cleaned
from credenza.formats.letters.pdf import block_data
from credenza.formats.packets.model import Entry, Front
from credenza.formats.typesetting import typeset

_HERE = Path(__file__).parent
PLAIN = ""
"""No standard: what becomes part of another document keeps no tags."""


def sheet(
    *,
    title: str,
    over: str = "",
    words: str = "",
    about: Sequence[str] = (),
    asks: Sequence[str] = (),
    papers: Sequence[tuple[str, int]] = (),
    blocks: Iterable[dict] = (),
) -> bytes:
    """One sheet as PDF: ``over`` stands small above the title, ``papers`` are titles and pages."""
    lines = (cleaned(line.strip()) for line in words.splitlines())
    written = [block_data(Paragraph(line)) for line in lines if line]
    data = {
        "title": cleaned(title),
        "over": cleaned(over),
        "about": cleaned(tuple(about)),
        "asks": cleaned(tuple(asks)),
        "papers": [(cleaned(name), pages) for name, pages in papers],
        "blocks": [*written, *blocks],
    }
    return typeset(_HERE / "sheet.typ", PLAIN, sheet=data)


def front(front: Front, entries: Sequence[Entry], places: Sequence[int]) -> bytes:
    """The first pages. ``places`` are the entries' pages; 0 prints none."""
    facts = {
        "office": front.office, "committee": front.committee, "title": front.title,
        "when": front.when, "lines": front.lines, "legend": front.legend,
        "statute": front.statute, "contents": front.contents,
    }  # fmt: skip
    rows = [
        {
            "number": entry.number,
            "title": cleaned(entry.title),
            "about": cleaned(entry.about),
            "minutes": entry.minutes,
            "heading": cleaned(entry.heading),
            "withheld": cleaned(entry.withheld),
            "page": place,
        }
        for entry, place in zip(entries, places, strict=True)
    ]
    said = {name: cleaned(value) for name, value in facts.items()}
    return typeset(_HERE / "front.typ", PLAIN, front=said, entries=rows)
