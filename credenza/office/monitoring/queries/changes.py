"""What changed from one copy of a list to the next, as a page shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from credenza.office.monitoring.models import Copy
from credenza.office.monitoring.queries.lists import differences, frame_of
from credenza.sources.exclusions.entry import SCHEMA

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_MADE = {"row", "row_hash", "source", "act", "basis_words", "entry_id"}
TITLES = {
    "born_on": "birth date",
    "npis": "NPI",
    "bad_npis": "mistyped NPI",
    "zip": "ZIP code",
    "upin": "UPIN",
    "excluded_on": "excluded on",
    "reinstated_on": "reinstated on",
    "ends_on": "ends on",
    "waived_on": "waived on",
    "waiver_state": "state of the waiver",
    "basis": "basis of the exclusion",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One value of an entry that is not what it was."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry that came, went or changed; ``changes`` are empty for the first two."""

    entry: Mapping[str, object]
    changes: Sequence[Change] = ()


def changed(copy: Copy) -> dict[str, list[Row]]:
    """The entries that came, went and changed against the copy before, in the order of the list.

    Nothing for the first copy. Raises SourceError when one of the two cannot be read.
    """
    if copy.before is None:
        return {ADDED: [], REMOVED: [], CHANGED: []}
    added, removed, altered = differences(copy.before, copy)
    wanted = altered["entry_id"].implode()
    before = frame_of(copy.before).filter(pl.col("entry_id").is_in(wanted))
    known = {row["entry_id"]: row for row in _rows(before)}
    return {
        ADDED: [Row(row) for row in _rows(added)],
        REMOVED: [Row(row) for row in _rows(removed)],
        CHANGED: [Row(row, _changes(known[row["entry_id"]], row)) for row in _rows(altered)],
    }


def _rows(frame: pl.DataFrame) -> Iterable[Mapping[str, object]]:
    return frame.select(*SCHEMA).iter_rows(named=True)


def _changes(old: Mapping[str, object], new: Mapping[str, object]) -> list[Change]:
    return [
        Change(TITLES.get(name, name.replace("_", " ")), _text(old[name]), _text(new[name]))
        for name in SCHEMA
        if name not in _MADE and old[name] != new[name]
    ]


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")
