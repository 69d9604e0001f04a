"""The LEIE's newest copy held against what OIG publishes beside it: supplements, corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from credenza.office.monitoring import shelf
from credenza.office.monitoring.models import Copy
from credenza.office.monitoring.queries.lists import frame_of, newest
from credenza.sources.base import SourceError
from credenza.sources.catalog.leie.corrections import Held, corrections_of, held_against
from credenza.sources.catalog.leie.supplements import Reconciliation, reconciled
from credenza.sources.exclusions.reader import read_list

LEIE = "leie"
WORDS = {
    "not_added": "Announced as excluded, and not on the list",
    "not_removed": "Announced as reinstated, and still on the list",
    "unannounced": "Came to the list without being announced",
    "vanished": "Went from the list without being announced",
}


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Entries on which the list and the supplements do not agree, and in what."""

    title: str
    names: Sequence[str]


def latest() -> Copy | None:
    """The LEIE's newest copy with one before it, which supplements can be held against."""
    copy = newest(LEIE)
    return copy if copy and copy.before_id else None


def supplemented(copy: Copy, excluded: tuple[bytes, str], reinstated: tuple[bytes, str]):
    """On what a copy's differences and the supplements (content and name of each) disagree.

    Raises SourceError where a file is no supplement or a copy cannot be read.
    """
    old, new = frame_of(copy.before), frame_of(copy)
    came, went = (_supplement(*each) for each in (excluded, reinstated))
    found = reconciled(old, new, came, went)
    return _told(found, pl.concat([old, new, came, went]))


def corrected(content: bytes) -> list[Held]:
    """Each profile correction beside the newest copy.

    Raises SourceError where the file holds none, or there is no copy.
    """
    copy = newest(LEIE)
    if copy is None:
        raise SourceError("There is no copy of the LEIE yet: take one in first.")
    return held_against(corrections_of(content), frame_of(copy))


def _supplement(content: bytes, name: str) -> pl.DataFrame:
    with shelf.coming(content, name) as file:
        return read_list(Path(file), LEIE, part=True).frame


def _told(found: Reconciliation, entries: pl.DataFrame) -> list[Unsaid]:
    once = entries.unique("entry_id", maintain_order=True)
    person = pl.concat_str("last", pl.lit(", "), "first")
    name = pl.when(pl.col("last") != "").then(person).otherwise("name")
    names = dict(once.select("entry_id", name.alias("named")).iter_rows())
    return [
        Unsaid(title, [names[one] for one in getattr(found, kind)]) for kind, title in WORDS.items()
    ]
