"""Packets: what each reader may see of an agenda, and what is new since the last time."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, replace
from itertools import accumulate

RECUSED = "Not in your packet: you have no part in this item"


@dataclass(frozen=True, slots=True)
class Row:
    """An item as it stands in one reader's packet.

    ``item`` is its id, ``part`` the fingerprint of its pages ("" without pages), ``page`` the first
    of its ``pages``. ``withheld``: the reader has no part in it; of such an item the number alone
    is told. ``is_new``: its pages are others than in the reader's packet before.
    """

    item: int
    number: str
    title: str
    about: tuple[str, ...] = ()
    minutes: int = 0
    heading: str = ""
    part: str = ""
    page: int = 0
    pages: int = 0
    withheld: bool = False
    is_new: bool = False

    @classmethod
    def from_stored(cls, stored: Mapping) -> "Row":
        """A row as it was kept by ``stored``."""
        return cls(**stored | {"about": tuple(stored["about"])})

    def stored(self) -> dict:
        """The row as plain JSON."""
        return asdict(self)


def for_reader(rows: Iterable[Row], withheld: Set[int]) -> tuple[Row, ...]:
    """The rows as a reader may see them: items of ``withheld`` keep their number alone."""
    return tuple(_without(row) if row.item in withheld else row for row in rows)


def placed(rows: Sequence[Row], opening: int, lengths: Mapping[str, int]) -> tuple[Row, ...]:
    """The rows with their pages, after ``opening`` pages in front; ``lengths`` are the pages of
    each part.
    """
    pages = [lengths.get(row.part, 0) for row in rows]
    before = accumulate(pages, initial=opening)
    return tuple(
        replace(row, page=end + 1 if length else 0, pages=length)
        for row, end, length in zip(rows, before, pages, strict=False)
    )


def compared(rows: Sequence[Row], before: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, marked where they differ from the packet before; unmarked where there was none."""
    if not before:
        return tuple(rows)
    known = {row.item: row.part for row in before}
    return tuple(
        replace(row, is_new=not row.withheld and known.get(row.item) != row.part) for row in rows
    )


def row_of_page(rows: Iterable[Row], page: int) -> Row | None:
    """The item to which a page belongs; None for those in front."""
    return next((row for row in rows if row.page <= page < row.page + row.pages), None)


def fingerprint(*made_of: object) -> str:
    """The SHA-256 of plain JSON values: the same ingredients give the same text of 64 digits."""
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def _without(row: Row) -> Row:
    return Row(item=row.item, number=row.number, title="", heading=row.heading, withheld=True)
