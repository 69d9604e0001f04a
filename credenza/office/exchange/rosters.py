"""A roster from file to files: mapped, checked row by row, taken in, refused rows handed back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from credenza.core.permissions import Actor
from credenza.formats.roster import (
    Context,
    Mapping,
    Roster,
    RowError,
    guess_mapping,
    read_roster,
    refused_workbook,
    shipped_mappings,
)
from credenza.formats.tables import Table
from credenza.office.exchange.arrivals import from_roster
from credenza.office.exchange.models import SavedMapping
from credenza.office.ledger.actions import act
from credenza.office.practitioners.actions.bulk import take_in
from credenza.office.practitioners.actions.judging import CHUNK, judge
from credenza.office.practitioners.queries.days import today
from credenza.office.team.actions import add_department
from credenza.office.team.queries import departments, facilities

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Result:
    """What became of a roster: how many files, and the rows that were refused with reasons."""

    row_count: int
    created: int
    changed: int
    unchanged: int
    refused: int
    errors: tuple[RowError, ...]
    workbook: bytes | None


def mapping_for(table: Table, chosen: str = "") -> Mapping:
    """The mapping of a list: a shipped or saved one by name, or what the headers suggest.

    Raises KeyError where no mapping has that name.
    """
    if not chosen:
        return guess_mapping(table.headers)
    shipped = shipped_mappings().get(chosen)
    if shipped is None:
        saved = SavedMapping.objects.filter(name=chosen).first()
        if saved is None:
            raise KeyError(chosen)
        shipped = Mapping.from_toml(saved.mapping)
    return shipped.for_headers(table.headers)


def mapping_names() -> list[str]:
    """The names of mappings that can be chosen: shipped ones, then the office's own."""
    saved = SavedMapping.objects.order_by("name").values_list("name", flat=True)
    return [*shipped_mappings(), *saved]


def check(table: Table, mapping: Mapping, *, at: datetime, progress: Progress) -> Roster:
    """Check every row; nothing is written. Raises TableError where the list does not read."""
    places = list(facilities())
    names = {word: one.name for one in places for word in (one.name, one.short_name)}
    only = places[0] if len(places) == 1 else None
    context = Context(
        as_of=today(at),
        facilities=names,
        facility=only.name if only else "",
        state=only.state if only else "",
    )
    return read_roster(table, mapping, context, progress)


def bring_in(roster: Roster, *, by: Actor, at: datetime, progress: Progress) -> Result:
    """Write all good rows in one transaction, then judge the files; nothing is half written."""
    taken = _write(people=roster.people, by=by, at=at, progress=progress)
    for start in range(0, len(taken.ids), CHUNK):
        judge(taken.ids[start : start + CHUNK], at=at)
    late = [
        RowError(row, "the person", "", problem, remedy)
        for position, problem, remedy in taken.refused
        for row in roster.people[position].rows
    ]
    errors = tuple(sorted([*roster.errors, *late], key=lambda one: one.row))
    rows = _refused_rows(roster, {one.row for one in late})
    return Result(
        row_count=roster.row_count,
        created=taken.created,
        changed=taken.changed,
        unchanged=taken.unchanged,
        refused=len(rows),
        errors=errors,
        workbook=refused_workbook(roster.headers, rows, errors) if rows else None,
    )


@act("roster:import")
def _write(*, people, by: Actor, at: datetime, progress: Progress):
    places = {one.name: one.pk for one in facilities()}
    known = _departments(people, places, by=by, at=at)
    arrivals = [from_roster(one, places, known) for one in people]
    return take_in(arrivals=arrivals, by=by, at=at, reason="Roster", progress=progress)


def _departments(people, places, *, by: Actor, at: datetime) -> dict[tuple[int, str], int]:
    """Departments by facility and name; those that the roster names and nobody knew are added."""
    known = {(one.facility_id, one.name.lower()): one.pk for one in departments()}
    named = {
        (places[one.facility], one.department)
        for person in people
        for one in person.appointments
        if one.department
    }
    for facility, name in sorted(named):
        if (facility, name.lower()) not in known:
            added = add_department(fields={"facility_id": facility, "name": name}, by=by, at=at)
            known[facility, name.lower()] = added.pk
    return known


def _refused_rows(roster: Roster, late: set[int]):
    known = {row.number for row in roster.refused}
    fresh = [row for row in roster.accepted if row.number in late and row.number not in known]
    return sorted([*roster.refused, *fresh], key=lambda row: row.number)
