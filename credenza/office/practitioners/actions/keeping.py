"""Keeping what was found: rows derived from files, replaced a chunk at a time.

An office has hundreds of thousands of them, so they are written without a model for each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.db import connection
from django.db.models import Model

from credenza.core.facts import Finding, State
from credenza.office.practitioners.models import Judging, OpenFinding, Standing
from credenza.packs.loader import requirements

OPEN = frozenset({State.DUE, State.MISSING, State.LATE})
COLUMNS: Mapping[type[Model], Sequence[str]] = {
    OpenFinding: (
        "key",
        "practitioner_id",
        "facility_id",
        "requirement",
        "verb",
        "credential_id",
        "state",
        "consequence",
        "severity",
        "reason",
        "citation",
        "rule",
        "edition",
        "due_on",
        "ranked_on",
        "found_on",
    ),
    Standing: ("practitioner_id", "facility_id", "met", "due", "missing", "late"),
    Judging: ("practitioner_id", "judged_on", "due_on"),
}

FoundAt = Mapping[int, tuple[Finding, ...]]
"""What was found in one file, by facility."""


class Keeper:
    """Gathers the rows of many files on the office's day ``as_of``, then replaces them all."""

    def __init__(self, ids: Sequence[int], as_of: date):
        self.ids = ids
        self.as_of = as_of
        known = OpenFinding.objects.filter(practitioner__in=ids)
        self.since = dict(known.values_list("key", "found_on"))
        self.write_day = connection.ops.adapt_datefield_value
        self.rows: dict[type[Model], list[tuple]] = {model: [] for model in COLUMNS}

    def add(self, practitioner: int, found_at: FoundAt, judged_on: date, again_on: date) -> None:
        """Take in what was found in a file, and when it must be judged again."""
        for facility, found in found_at.items():
            counts = _counts(found)
            self.rows[Standing].append((practitioner, facility, *counts))
            self.rows[OpenFinding] += self._open(practitioner, facility, found)
        self.rows[Judging].append(
            (practitioner, self.write_day(judged_on), self.write_day(again_on))
        )

    def replace(self) -> None:
        """Put the rows in the place of those that were kept of these files."""
        for model, rows in self.rows.items():
            model.objects.filter(practitioner__in=self.ids).delete()
            _insert(model, rows)

    def _open(self, practitioner: int, facility: int, found: Iterable[Finding]) -> Iterator[tuple]:
        for one in found:
            if one.state not in OPEN:
                continue
            key = f"{practitioner}:{facility}:{one.requirement}:{one.credential or ''}"
            yield (
                key,
                practitioner,
                facility,
                one.requirement,
                requirements()[one.requirement].verb,
                one.credential,
                one.state.value,
                one.consequence,
                one.severity,
                one.reason,
                one.citation,
                one.rule,
                one.edition,
                self.write_day(one.due_on),
                self.write_day(one.due_on or date.max),
                self.write_day(self.since.get(key, self.as_of)),
            )


def _counts(found: Iterable[Finding]) -> Iterable[int]:
    counts = dict.fromkeys((State.MET, State.DUE, State.MISSING, State.LATE), 0)
    for one in found:
        if one.state in counts:
            counts[one.state] += 1
    return counts.values()


def _insert(model: type[Model], rows: Sequence[tuple]) -> None:
    columns = COLUMNS[model]
    names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
    into = f"INSERT INTO {model._meta.db_table} ({names})"
    with connection.cursor() as cursor:
        cursor.executemany(f"{into} VALUES ({places})", rows)
