"""The on-call list: who is on call, who comes next, where nobody is, and what speaks against it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from credenza.core.calendar import ONE_DAY, end_of_day
from credenza.core.privileges.holding import Answer
from credenza.core.privileges.oncall import Hours, gaps, warning
from credenza.office.practitioners.queries.lookup import Listed, listed
from credenza.office.privileging.models import CallService, Grant, Shift
from credenza.office.privileging.queries.directory import directory
from credenza.office.privileging.queries.lookup import GrantRow, grants_of

NEXT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class OnCall:
    """A shift with who it is, the privileges of the field and what speaks against it."""

    shift: Shift
    person: Listed
    held: tuple[str, ...]
    warning: str


@dataclass(frozen=True, slots=True)
class Service:
    """A specialty tonight: who is on call now, who follows, and hours ahead without anybody."""

    service: CallService
    now: Sequence[OnCall]
    following: Sequence[OnCall]
    gaps: Sequence[Hours]

    @property
    def is_covered(self) -> bool:
        """Whether somebody is on call now."""
        return bool(self.now)

    @property
    def warns(self) -> bool:
        """Whether something must be looked at before the night."""
        return bool(self.gaps) or any(one.warning for one in (*self.now, *self.following))


def services(facility: int, as_of: date) -> list[CallService]:
    """The specialties that a facility keeps on call on a day."""
    rows = CallService.objects.filter(facility=facility)
    open_ones = rows.filter(closed_on=None) | rows.filter(closed_on__gt=as_of)
    return list(open_ones.order_by("title", "id"))


def tonight(facility, at: datetime, as_of: date) -> list[Service]:
    """Every specialty from now on for a day, in as many queries however many there are."""
    open_ones = services(facility.pk, as_of)
    shifts = _between(open_ones, at, at + NEXT)
    people, held = _people(facility.pk, shifts, as_of)
    return [_service(one, shifts[one.pk], at, people, held) for one in open_ones]


Cells = list[tuple[CallService, list[Shift]]]


def month(facility, first: date) -> tuple[list[CallService], list[tuple[date, Cells]]]:
    """The specialties and, for each day of the month, who is on call for each of them."""
    zone = ZoneInfo(facility.zone)
    days = [first + timedelta(n) for n in range(31) if (first + timedelta(n)).month == first.month]
    open_ones = services(facility.pk, first)
    shifts = _between(open_ones, _start(days[0], zone), end_of_day(days[-1], zone))
    return open_ones, [
        (day, [(one, _on(shifts[one.pk], day, zone)) for one in open_ones]) for day in days
    ]


def _on(shifts: Sequence[Shift], day: date, zone: ZoneInfo) -> list[Shift]:
    start, end = _start(day, zone), end_of_day(day, zone)
    return [one for one in shifts if one.starts_at < end and one.ends_at > start]


def _start(day: date, zone: ZoneInfo) -> datetime:
    return end_of_day(day - ONE_DAY, zone)


def _between(
    open_ones: Sequence[CallService], since: datetime, until: datetime
) -> Mapping[int, list[Shift]]:
    found: dict[int, list[Shift]] = defaultdict(list)
    rows = Shift.objects.filter(service__in=open_ones, ends_at__gt=since, starts_at__lt=until)
    for shift in rows.select_related("practitioner").order_by("starts_at", "place", "id"):
        found[shift.service_id].append(shift)
    return found


def _people(
    facility: int, shifts: Mapping[int, Sequence[Shift]], as_of: date
) -> tuple[dict[int, Listed], dict[int, list[GrantRow]]]:
    ids = sorted({one.practitioner_id for rows in shifts.values() for one in rows})
    known = directory(facility, as_of)
    held = grants_of(known, facility, ids, as_of, Grant.objects.all())
    return {one.pk: one for one in listed(ids, facility)}, held


def _service(
    service: CallService,
    shifts: Sequence[Shift],
    at: datetime,
    people: Mapping[int, Listed],
    held: Mapping[int, Sequence[GrantRow]],
) -> Service:
    told = [_told(service, one, people, held) for one in shifts]
    hours = [Hours(one.starts_at, one.ends_at) for one in shifts]
    return Service(
        service,
        [one for one in told if one.shift.starts_at <= at],
        [one for one in told if one.shift.starts_at > at],
        gaps(hours, at, at + NEXT) if service.always else [],
    )


def _told(service, shift: Shift, people, held) -> OnCall:
    rows = [row for row in held.get(shift.practitioner_id, ()) if _is_of(row, service.form)]
    cores: list[Answer] = [row.answer for row in rows if row.offered.is_core]
    may = tuple(dict.fromkeys(row.offered.title for row in rows if row.answer.may))
    person = people[shift.practitioner_id]
    return OnCall(shift, person, may, warning(bool(service.form), cores))


def _is_of(row: GrantRow, form: str) -> bool:
    return bool(form) and row.item.startswith(f"{form}.")


def holders(facility: int, form: str, as_of: date) -> list[Listed]:
    """Who may be put on call for a field: everybody who may use the core of its form."""
    known = directory(facility, as_of)
    rows = Grant.objects.filter(facility=facility, item=f"{form}.core", ends_on__gte=as_of)
    people = sorted(set(rows.order_by().values_list("practitioner_id", flat=True)))
    held = grants_of(known, facility, people, as_of, rows)
    may = {pk for pk, found in held.items() if any(row.answer.may for row in found)}
    return [one for one in known.people.things if one.pk in may]
