"""Comparing: who of the staff is like whom on a list, as far as a run has to look."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from credenza.office.monitoring.queries.searching import Look, Staff
from credenza.office.monitoring.sides import Entry
from credenza.screening.listed import people_of
from credenza.screening.match import match, ranked
from credenza.sources.exclusions.entry import SCHEMA

PART = 10_000
"""So many practitioners are compared at once: what they take of memory then stays the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """One practitioner and one entry that are alike, and what speaks for and against it."""

    practitioner: int
    source: str
    entry: Entry
    score: float
    band: str
    reasons: str

    @property
    def key(self) -> tuple[int, str, str]:
        """What makes it the same match in every run."""
        return self.practitioner, self.source, str(self.entry["entry_id"])


def found_in(look: Look, staff: Staff) -> list[Found]:
    """All that is alike of what must be compared: whoever changed with every entry, and the
    others with the entries that are new."""
    if look.trouble:
        return []
    others = staff.people.keys() - staff.changed
    parts = [
        *_matched(staff, staff.changed, look.entries, look.source),
        *_matched(staff, others, look.fresh, look.source),
    ]
    return list(_with_entries(ranked(pl.concat(parts)), look)) if parts else []


def _matched(
    staff: Staff, ids: frozenset[int] | set[int], entries: pl.DataFrame, source: str
) -> Iterator[pl.DataFrame]:
    if not ids or entries.is_empty():
        return
    listed = people_of(entries, source)
    wanted = sorted(ids)
    for start in range(0, len(wanted), PART):
        yield match(staff.frame(wanted[start : start + PART]), listed)


def _with_entries(found: pl.DataFrame, look: Look) -> Iterator[Found]:
    wanted = look.entries.filter(pl.col("entry_id").is_in(found["entry_id"].unique().implode()))
    entries = {row["entry_id"]: row for row in wanted.select(*SCHEMA).iter_rows(named=True)}
    for row in found.iter_rows(named=True):
        yield Found(
            int(row["roster_id"]),
            look.source,
            entries[row["entry_id"]],
            row["score"],
            row["band"],
            row["reasons"],
        )
