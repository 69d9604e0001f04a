"""Who attended the meetings of a committee in a year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from credenza.core.committees.attendance import Record
from credenza.core.committees.charter import Charter
from credenza.core.committees.seats import VOTING
from credenza.core.committees.steps import ADJOURNED, APPROVED, CALLED, PLANNED
from credenza.office.meetings.models import Attendance, Meeting, Seat
from credenza.office.meetings.queries.scope import day_of
from credenza.office.meetings.queries.seats import person_of

HELD, AHEAD = (ADJOURNED, APPROVED), (PLANNED, CALLED)
WRITTEN = "written"
CAME, ABSENT, NOT_THEN = "came", "absent", "not then"


@dataclass(frozen=True, slots=True)
class Line:
    """One member's year; ``marks`` says for each meeting held whether they came."""

    name: str
    title: str
    kind: str
    record: Record
    standing: str
    needed: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A committee's attendance in a year: the days of its meetings, and everybody with a vote."""

    days: tuple[date, ...]
    lines: tuple[Line, ...]


def attendance_of(committee, charter: Charter, year: int) -> Sheet:
    """The year's attendance of everybody who held a seat with a vote in it, by name."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    held, ahead = _meetings(committee, first, last)
    came = _came(meeting for meeting, _ in held)
    lines = (
        _line(seats, held, ahead, came, charter.attendance_share)
        for seats in _members(committee, first, last)
    )
    return Sheet(tuple(day for _, day in held), tuple(lines))


def _meetings(committee, first: date, last: date) -> tuple[list, list]:
    """Meetings held and those ahead, each with its day, by day. Written votes are no meetings."""
    around = (first - timedelta(days=1), last + timedelta(days=1))
    rows = Meeting.objects.filter(committee=committee, starts_at__date__range=around)
    rows = rows.exclude(kind=WRITTEN).select_related("committee__facility")
    pairs = [(one, day_of(one)) for one in rows.order_by("starts_at", "id")]
    pairs = [(one, day) for one, day in pairs if first <= day <= last]
    held = [(one, day) for one, day in pairs if one.state in HELD]
    return held, [(one, day) for one, day in pairs if one.state in AHEAD]


def _came(meetings: Iterable[Meeting]) -> set[tuple[int, int]]:
    """Pairs of meeting and seat whose holder was there for any time."""
    rows = Attendance.objects.filter(meeting__in=list(meetings), seat__isnull=False)
    return set(rows.order_by("id").values_list("meeting", "seat"))


def _members(committee, first: date, last: date) -> list[list[Seat]]:
    """The seats with a vote of each person in the year, by name; two terms of one go together."""
    rows = Seat.objects.filter(committee=committee, kind__in=VOTING, stands_in_for=None)
    people: dict[str, list[Seat]] = defaultdict(list)
    for seat in rows.filter(starts_on__lte=last).order_by("starts_on", "id"):
        if seat.ends_on is None or seat.ends_on >= first:
            people[person_of(seat)].append(seat)
    return sorted(people.values(), key=lambda seats: seats[-1].name)


def _line(seats: list[Seat], held: list, ahead: list, came: set, share: int) -> Line:
    marks = tuple(_mark(seats, meeting, day, came) for meeting, day in held)
    record = Record(
        held=len(marks) - marks.count(NOT_THEN),
        attended=marks.count(CAME),
        ahead=sum(_sits(seats, day) is not None for _, day in ahead),
    )
    last = seats[-1]
    standing, needed = record.standing(share), record.needed(share)
    return Line(last.name, last.title, last.kind, record, standing, needed, marks)


def _mark(seats: list[Seat], meeting: Meeting, day: date, came: set) -> str:
    seat = _sits(seats, day)
    if seat is None:
        return NOT_THEN
    return CAME if (meeting.pk, seat.pk) in came else ABSENT


def _sits(seats: list[Seat], day: date) -> Seat | None:
    held = (one for one in seats if one.starts_on <= day <= (one.ends_on or date.max))
    return next(held, None)
