"""The text of a policy as blocks, the same whichever file it came from."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from credenza.core.applications.content import canonical

HEADING, PARAGRAPH, ITEM = "heading", "paragraph", "item"
ROW, HEAD, NOTE = "row", "head", "note"
KINDS = (HEADING, PARAGRAPH, ITEM, ROW, HEAD, NOTE)
DEEPEST = 6
CELLS = " | "
"""Between the cells of a row, where it is read as one text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one row of a table.

    ``level`` is the depth of a heading (from 1) or of an item (from 0). ``mark`` is what stands
    before it: "3.2", "(a)", "•", or the number of a footnote. ``cells`` are those of a row.
    """

    kind: str
    text: str
    level: int = 0
    mark: str = ""
    cells: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """Mark and text, as they are read aloud."""
        return f"{self.mark} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents: the heading and the place of its block."""

    place: int
    level: int
    title: str


def row(cells: Sequence[str], *, is_head: bool = False) -> Block:
    """A row of a table."""
    return Block(HEAD if is_head else ROW, CELLS.join(cells), cells=tuple(cells))


def plain(blocks: Iterable[Block]) -> list[dict[str, object]]:
    """The blocks as plain data, to be kept; what is empty is left out."""
    return [_plain(one) for one in blocks]


def blocks_of(data: Iterable[Mapping]) -> tuple[Block, ...]:
    """The blocks of what ``plain`` gave."""
    return tuple(
        Block(
            kind=one["kind"],
            text=one["text"],
            level=one.get("level", 0),
            mark=one.get("mark", ""),
            cells=tuple(one.get("cells", ())),
        )
        for one in data
    )


def exact(*, policy: str, title: str, version: int, blocks: Iterable[Block]) -> bytes:
    """The bytes that are signed: which version of which policy, and every word of it.

    ``policy`` is its own identity, which stays when it is renamed.
    """
    named = {"policy": policy, "title": title, "version": version}
    return canonical({"format": "credenza-policy/1", **named, "blocks": plain(blocks)})


def fingerprint(content: bytes) -> str:
    """The SHA-256 of ``exact``, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def contents(blocks: Sequence[Block]) -> list[Entry]:
    """The headings, in order."""
    return [
        Entry(place, one.level, one.whole)
        for place, one in enumerate(blocks)
        if one.kind == HEADING
    ]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or the rows of one table, with the place of its first block."""

    place: int
    blocks: tuple[Block, ...]

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return self.blocks[0].kind in (ROW, HEAD)


def pieces(blocks: Sequence[Block]) -> list[Piece]:
    """The blocks with the rows of each table together; a head begins another table."""
    found: list[Piece] = []
    for place, one in enumerate(blocks):
        if one.kind == ROW and found and found[-1].is_table:
            found[-1] = Piece(found[-1].place, (*found[-1].blocks, one))
        else:
            found.append(Piece(place, (one,)))
    return found


def heading_over(blocks: Sequence[Block], place: int) -> str:
    """The heading under which the block at ``place`` stands; "" before the first."""
    above = (one.whole for one in reversed(blocks[: place + 1]) if one.kind == HEADING)
    return next(above, "")


def _plain(block: Block) -> dict[str, object]:
    said = {"kind": block.kind, "text": block.text}
    more = {"level": block.level, "mark": block.mark, "cells": list(block.cells)}
    return said | {name: value for name, value in more.items() if value}
