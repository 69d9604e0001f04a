"""Who is meant by a row of an on-call list."""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from credenza.core.privileges.finding import EXACT, parts
from credenza.core.privileges.oncall import instant
from credenza.formats.oncall import Listed as ListedShift
from credenza.formats.oncall import Unreadable
from credenza.office.practitioners.queries.lookup import Listed, by_npi
from credenza.office.privileging.models import CallService, Shift
from credenza.office.privileging.queries.directory import directory


class Unclear(Exception):
    """A name that means nobody here, or several people."""


def who_is(facility: int, typed: str, as_of: date) -> Listed:
    """The one person privileged at a facility who is called so, or has that NPI.

    Raises Unclear, naming those who may be meant.
    """
    people = directory(facility, as_of).people
    if typed.strip().isdecimal():
        owner = by_npi(typed.strip())
        found = [one for one in people.things if one.pk == owner]
    else:
        hits = [hit for hit in people.sure(parts(typed)) if hit.fit == EXACT]
        found = [people.things[hit.place] for hit in hits]
    if len(found) == 1:
        return found[0]
    raise Unclear(
        _unclear(typed, found, [people.things[h.place] for h in people.near(parts(typed))])
    )


def shifts_of(
    rows: Iterable[ListedShift], facility, services: Sequence[CallService], as_of: date
) -> list[Shift]:
    """The shifts that a list tells of. Raises Unreadable with every row that means nothing."""
    titles = {one.title.casefold(): one for one in services}
    problems: list[str] = []
    found = []
    for row in rows:
        try:
            found.append(_shift(row, facility, titles, as_of))
        except (Unclear, ValueError) as error:
            problems.append(f"Row {row.line}, {error}")
    if problems:
        raise Unreadable(problems)
    return found


def _shift(row: ListedShift, facility, titles: dict[str, CallService], as_of: date) -> Shift:
    service = titles.get(row.service.casefold())
    if service is None:
        known = ", ".join(one.title for one in titles.values()) or "none yet"
        raise Unclear(f"Service: “{row.service}” is not on the list here; use one of {known}.")
    zone = ZoneInfo(facility.zone)
    try:
        person = who_is(facility.pk, row.npi or row.practitioner, as_of)
    except Unclear as error:
        raise Unclear(f"Practitioner: {error}") from error
    return Shift(
        service=service,
        practitioner_id=person.pk,
        place=row.place,
        starts_at=instant(row.starts, zone),
        ends_at=instant(row.ends, zone),
        phone=row.phone,
        note=row.note,
    )


def _unclear(typed: str, found: Sequence[Listed], near: Sequence[Listed]) -> str:
    if found:
        named = "; ".join(f"{one.name} ({one.specialty})" for one in found[:4])
        return f"several people are called “{typed}”: {named}. Write the NPI."
    if near:
        return f"nobody here is called “{typed}”; is it {near[0].name}? Write the name as filed."
    return f"nobody who holds privileges here is called “{typed}”. Write the name as filed."
