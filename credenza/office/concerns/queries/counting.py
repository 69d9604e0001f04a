"""Cases as counts: by month, and by what they are compared by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from credenza.core.calendar import add_months, local_day, month_start
from credenza.core.concerns.exposures import DEPARTMENT, PRACTITIONER, UNIT, shift_at
from credenza.core.concerns.parties import SUBJECT
from credenza.office.concerns.models import Case, Party
from credenza.packs.trends import shifts

SHIFT = "shift"
DIMENSIONS = {
    UNIT: "Unit",
    DEPARTMENT: "Department",
    SHIFT: "Shift",
    PRACTITIONER: "Practitioner",
}
NOT_TOLD = ""


@dataclass(frozen=True, slots=True)
class Tallied:
    """A case as it is counted: its month there, and each thing that it is counted under."""

    case: int
    month: date
    keys: tuple[object, ...]


def window(as_of: date, months: int) -> list[date]:
    """The first days of the last whole months before ``as_of``, the earliest first."""
    last = month_start(as_of)
    return [add_months(last, -back) for back in range(months, 0, -1)]


def tallied(cases: QuerySet[Case], facility, months: Sequence[date], by: str) -> list[Tallied]:
    """Each case of these months, once: by the day on which it happened, or else came in."""
    zone = ZoneInfo(facility.zone)
    after = add_months(months[-1], 1)
    near = Q(occurred_on__gte=months[0], occurred_on__lt=after) | Q(occurred_on=None)
    began = datetime.combine(months[0], time.min, zone)
    rows = cases.filter(near, received_at__gte=began).order_by("id")
    columns = ("pk", "department_id", "unit", "occurred_on", "occurred_at", "received_at")
    found, wanted = [], set(months)
    for pk, department, unit, on, at, received in rows.values_list(*columns):
        month = month_start(on or local_day(received, zone))
        if month in wanted:
            keys = {UNIT: unit.strip().casefold(), DEPARTMENT: department, SHIFT: _shift(at)}
            found.append(Tallied(pk, month, (keys.get(by) or NOT_TOLD,)))
    return _with_people(found) if by == PRACTITIONER else found


def by_month(rows: Iterable[Tallied]) -> Counter[date]:
    """How many in each month."""
    return Counter(row.month for row in rows)


def by_key(rows: Iterable[Tallied]) -> Mapping[object, Counter[date]]:
    """How many in each month, under each key."""
    found: dict[object, Counter[date]] = defaultdict(Counter)
    for row in rows:
        for key in row.keys:
            found[key][row.month] += 1
    return found


def _shift(at) -> str:
    return shift_at(at.hour, shifts()).key if at else NOT_TOLD


def _with_people(rows: Sequence[Tallied]) -> list[Tallied]:
    """The same under the practitioners whom each case is about."""
    about: dict[int, set[int]] = defaultdict(set)
    named = Party.objects.filter(role=SUBJECT, practitioner__isnull=False).order_by()
    wanted = {row.case for row in rows}
    for case, person in named.values_list("case_id", "practitioner_id"):
        if case in wanted:
            about[case].add(person)
    people = {case: tuple(sorted(found)) for case, found in about.items()}
    return [Tallied(row.case, row.month, people.get(row.case, (NOT_TOLD,))) for row in rows]
