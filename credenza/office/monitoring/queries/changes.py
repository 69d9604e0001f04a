"""What changed from one copy of a list to the next, as a page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from credenza.office.monitoring.models import Copy
from credenza.office.monitoring.queries.lists import differences, frame_of
from credenza.office.monitoring.queries.shown import entry_name

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

    name: str
    npi: str
    on: date | None
    place: str
    basis: str
    basis_words: str
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
    known = {row["entry_id"]: row for row in before.iter_rows(named=True)}
    both = ((row, known[row["entry_id"]]) for row in altered.iter_rows(named=True))
    return {
        ADDED: [_row(row) for row in added.iter_rows(named=True)],
        REMOVED: [_row(row) for row in removed.iter_rows(named=True)],
        CHANGED: [_row(row, _changes(old, row)) for row, old in both],
    }


def _row(entry: Mapping[str, object], changes: Sequence[Change] = ()) -> Row:
    return Row(
        name=entry_name(entry) or str(entry.get("npi", "")),
        npi=_text(entry.get("npis") or entry.get("npi")),
        on=entry.get("excluded_on") or entry.get("begins_on"),
        place=", ".join(str(entry[part]) for part in ("city", "state") if entry.get(part)),
        basis=_text(entry.get("basis") or entry.get("specialty")),
        basis_words=_text(entry.get("basis_words")),
        changes=changes,
    )


def _changes(old: Mapping[str, object], new: Mapping[str, object]) -> list[Change]:
    return [
        Change(TITLES.get(name, name.replace("_", " ")), _text(old[name]), _text(new[name]))
        for name in new
        if name not in _MADE and old[name] != new[name]
    ]


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")
