"""The clocks of cases, from their rows: one read of what happened for any number of cases."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from credenza.core.concerns import clocks as core
from credenza.core.concerns.clocks import Course, Deadline, Event
from credenza.core.concerns.triage import traits_of
from credenza.office.concerns.models import Case, Happening
from credenza.office.team.queries import setting
from credenza.packs.cases import case_kinds
from credenza.packs.holidays import holidays_of

TIGHTENED = "concern_clocks"
"""The office's own shorter amounts: by facility, as text, then by "kind.clock"."""


def deadlines(case: Case, as_of: date) -> tuple[Deadline, ...]:
    """Every clock that runs or ran in the case, open ones first."""
    return deadlines_of([case], as_of)[case.pk]


def deadlines_of(cases: Iterable[Case], as_of: date) -> dict[int, tuple[Deadline, ...]]:
    """The same of many cases, whose facilities are read with them; two reads."""
    cases = list(cases)
    happened, own = events_of(cases), setting(TIGHTENED, {})
    found = {}
    for case in cases:
        course = _course(case, happened[case.pk], own.get(str(case.facility_id), {}))
        found[case.pk] = core.deadlines(case_kinds()[case.kind].clocks, course, as_of)
    return found


def own_clocks(facility: int) -> dict[str, int]:
    """The shorter clocks of a facility, by "kind.clock"."""
    return setting(TIGHTENED, {}).get(str(facility), {})


def events_of(cases: Collection[Case]) -> Mapping[int, list[Event]]:
    """What happened in each case, in the order of days."""
    rows = Happening.objects.filter(case__in=[one.pk for one in cases]).order_by("on", "id")
    found: dict[int, list[Event]] = defaultdict(list)
    for case, key, on in rows.values_list("case", "key", "on"):
        found[case].append(Event(key, on))
    return found


def traits(case: Case) -> frozenset[str]:
    """What the case is, for its clocks and steps."""
    return traits_of(urgent=case.urgent, grievance=case.grievance, bypasses=case.bypasses)


def _course(case: Case, events: list[Event], own: Mapping[str, int]) -> Course:
    prefix = f"{case.kind}."
    years = {one.on.year for one in events}
    around = range(min(years, default=0), max(years, default=0) + 2) if years else ()
    return Course(
        events=events,
        traits=traits(case),
        holidays=holidays_of(case.facility.state, around).keys() if years else frozenset(),
        tightened={key.removeprefix(prefix): days for key, days in own.items()},
    )
