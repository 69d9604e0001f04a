"""How much was done: what is known, and who is meant by a row of a list."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Count, Max, Min, QuerySet

from credenza.core.concerns.exposures import DEPARTMENT, FACILITY, PRACTITIONER, UNIT
from credenza.formats.exposures import Listed, Unreadable
from credenza.office.concerns.models import Exposure
from credenza.office.practitioners.queries.lookup import by_npi
from credenza.office.privileging.queries.shifts import Unclear, who_is
from credenza.office.team.queries import departments

OF = {
    FACILITY: {"department": None, "unit": "", "doer": None},
    DEPARTMENT: {"department__isnull": False},
    UNIT: {"department": None, "doer": None},
    PRACTITIONER: {"doer__isnull": False},
}
KEYS = {DEPARTMENT: "department", UNIT: "unit", PRACTITIONER: "doer"}


def amounts(
    facility: int, measure: str, months: Collection[date], level: str
) -> Mapping[object, Mapping[date, float]]:
    """What was done in each of these months, by department, unit or practitioner, or (under
    "") of the whole facility; one read.
    """
    rows = Exposure.objects.filter(facility=facility, measure=measure, month__in=months)
    rows = rows.filter(**OF[level]).order_by()
    if level == UNIT:
        rows = rows.exclude(unit="")
    found: dict[object, dict[date, float]] = defaultdict(dict)
    columns = (KEYS.get(level, "unit"), "month", "amount")
    for key, month, amount in rows.values_list(*columns):
        found[key][month] = float(amount)
    return found


def whole_of(facility: int, measure: str, months: Collection[date]) -> Mapping[date, float]:
    """What was done in the whole facility; where that is not told, the sum of a kind of parts
    that all tell every month.
    """
    if whole := amounts(facility, measure, months, FACILITY):
        return whole[""]
    for level in (DEPARTMENT, UNIT):
        parts = amounts(facility, measure, months, level).values()
        if parts and all(len(part) == len(months) for part in parts):
            return {month: sum(part[month] for part in parts) for month in months}
    return {}


def units(facility: int, months: Collection[date]) -> dict[object, str]:
    """The units of which something is told in these months, by their names in small letters."""
    rows = Exposure.objects.filter(facility=facility, month__in=months).exclude(unit="")
    names = rows.order_by("id").values_list("unit", flat=True).distinct()
    return {name.casefold(): name for name in names}


def known(facility: int) -> QuerySet:
    """What is on file at a facility, by measure and part: how many months, from when to when."""
    rows = Exposure.objects.filter(facility=facility).order_by("measure")
    columns = ("measure", "department__name", "unit", "doer__last_name", "doer__first_name")
    told = rows.values(*columns, "department", "doer").annotate(
        months=Count("month"), first=Min("month"), last=Max("month")
    )
    return told.order_by("measure", *columns[1:], "doer")


def meant(rows: Iterable[Listed], facility, as_of: date) -> list[Exposure]:
    """The amounts that a list tells of. Raises Unreadable with every row that means nothing."""
    here = {one.name.casefold(): one for one in departments(facility.pk)}
    problems: list[str] = []
    found = []
    for row in rows:
        try:
            found.append(_exposure(row, facility, here, as_of))
        except Unclear as error:
            problems.append(f"Row {row.line}, {error}")
    if problems:
        raise Unreadable(problems)
    return found


def _exposure(row: Listed, facility, here: Mapping[str, object], as_of: date) -> Exposure:
    if row.month > as_of:
        raise Unclear("Month: lies in the days to come; correct it.")
    department = here.get(row.department.casefold())
    if row.department and department is None:
        known_here = ", ".join(one.name for one in here.values()) or "none yet"
        raise Unclear(f"Department: “{row.department}” is none here; use one of {known_here}.")
    return Exposure(
        facility=facility,
        department=department,
        unit=row.unit,
        doer_id=_doer(row, facility, as_of),
        measure=row.measure,
        month=row.month,
        amount=row.amount,
        source=row.source,
    )


def _doer(row: Listed, facility, as_of: date) -> int | None:
    if row.npi:
        if (owner := by_npi(row.npi)) is None:
            raise Unclear(f"NPI: nobody's file here has {row.npi}; correct it or add the file.")
        return owner
    if not row.practitioner:
        return None
    try:
        return who_is(facility.pk, row.practitioner, as_of).pk
    except Unclear as error:
        raise Unclear(f"Practitioner: {error}") from error
