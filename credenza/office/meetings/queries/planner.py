"""A facility's year of meetings: what is planned, what the charters propose, what collides."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.committees.charter import Charter
from credenza.core.committees.planning import Collision, Slot, collisions
from credenza.core.committees.steps import CANCELLED
from credenza.core.permissions import Actor
from credenza.office.meetings.models import Meeting, Seat
from credenza.office.meetings.queries.charters import charters_on
from credenza.office.meetings.queries.planning import Proposed, proposals, taken
from credenza.office.meetings.queries.scope import visible_committees
from credenza.office.meetings.queries.seats import person_of
from credenza.packs.holidays import holidays_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a committee's year on a day: a meeting, or a day that is proposed.

    ``slot`` is the time it takes; None where it falls out on a holiday.
    """

    day: date
    slot: Slot | None
    meeting: Meeting | None = None
    proposed: Proposed | None = None
    collides: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A committee's year: twelve months of entries, and how many proposed days could be planned."""

    committee: object
    charter: Charter
    months: tuple[tuple[Entry, ...], ...]
    open: int


@dataclass(frozen=True, slots=True)
class Year:
    """The planner of one facility and year; ``names`` says who the people of collisions are."""

    rows: tuple[Row, ...]
    collisions: tuple[Collision, ...]
    names: dict[str, str]
    holidays: tuple[tuple[date, str], ...]


def year_of(actor: Actor, facility, year: int, as_of: date) -> Year:
    """The year of every committee of the facility for which ``actor`` may plan. Nothing is proposed
    for days before ``as_of``.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    start = max(first, as_of)
    rows = visible_committees(actor, "meeting:keep").filter(facility=facility)
    committees, charters = list(rows), charters_on(start)
    seats = _seats(committees)
    entries = _planned(committees, seats, first, last)
    known = taken(committees, first, last)
    for one in committees:
        offered = proposals(one, charters[one.pk], start, last, known[one.pk])
        entries[one.pk] += [_offered(one, charters[one.pk], seats[one.pk], day) for day in offered]
    found = collisions(one.slot for held in entries.values() for one in held if one.slot)
    return Year(
        rows=tuple(_row(one, charters[one.pk], entries[one.pk], found) for one in committees),
        collisions=tuple(found),
        names={person_of(seat): seat.name for held in seats.values() for seat in held},
        holidays=tuple(sorted(holidays_of(facility.state, [year]).items())),
    )


def _seats(committees: Iterable) -> dict[int, list[Seat]]:
    held: dict[int, list[Seat]] = defaultdict(list)
    for seat in Seat.objects.filter(committee__in=list(committees)).order_by("id"):
        held[seat.committee_id].append(seat)
    return held


def _planned(committees: list, seats: dict, first: date, last: date) -> dict[int, list[Entry]]:
    around = (first - timedelta(days=1), last + timedelta(days=1))
    rows = Meeting.objects.select_related("committee__facility").exclude(state=CANCELLED)
    rows = rows.filter(committee__in=committees, starts_at__date__range=around)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for one in rows.order_by("starts_at", "id"):
        day = local_day(one.starts_at, ZoneInfo(one.committee.facility.zone))
        if first <= day <= last:
            people = _expected(seats[one.committee_id], day)
            slot = Slot(str(one.uid), one.title, one.starts_at, one.ends_at, one.place, people)
            entries[one.committee_id].append(Entry(day, slot, meeting=one))
    return entries


def _offered(committee, charter: Charter, seats: list[Seat], one: Proposed) -> Entry:
    if one.starts_at is None:
        return Entry(one.on, None, proposed=one)
    people = _expected(seats, one.on)
    key = f"{committee.pk} {one.day.by_rule}"
    slot = Slot(key, committee.name, one.starts_at, one.ends_at, charter.place, people)
    return Entry(one.on, slot, proposed=one)


def _expected(seats: list[Seat], day: date) -> frozenset[str]:
    """Who sits there on the day, by what tells people apart."""
    held = (one for one in seats if one.starts_on <= day <= (one.ends_on or date.max))
    return frozenset(person_of(one) for one in held)


def _row(committee, charter: Charter, entries: list[Entry], found: list[Collision]) -> Row:
    hit = {slot.key for one in found for slot in (one.first, one.second)}
    marked = [replace(one, collides=bool(one.slot and one.slot.key in hit)) for one in entries]
    marked.sort(key=lambda one: one.day)
    months = (tuple(one for one in marked if one.day.month == number) for number in range(1, 13))
    return Row(committee, charter, tuple(months), sum(_is_open(one) for one in marked))


def _is_open(entry: Entry) -> bool:
    return entry.proposed is not None and entry.slot is not None
