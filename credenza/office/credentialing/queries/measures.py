"""How long applications take here: by stage, by holder, by kind, by coordinator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from credenza.core.applications import steps
from credenza.core.applications.measures import (
    Forecast,
    Spread,
    Stretch,
    forecast,
    share,
    spread,
    spreads,
)
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application, Passage
from credenza.office.credentialing.queries.board import HOLDERS
from credenza.office.credentialing.queries.scope import visible_applications
from credenza.packs.loader import application_kinds

MEASURE = "application:measure"
GROUPS = {
    "kind": ("Kind", "kind"),
    "facility": ("Facility", "facility__short_name"),
    "specialty": ("Specialty", "practitioner__specialties__title"),
    "department": ("Department", "department__name"),
}


MOST = 2_000
"""Applications that times are counted from at most: their spread says no more with all of them."""


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with how long it took, its target, and how many lie there now."""

    state: str
    title: str
    spread: Spread
    target: int | None
    now: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Applications of one group: how long from invitation to decision, and how many on time."""

    key: str
    title: str
    spread: Spread
    on_time: float | None
    open: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything on the page of times. ``of``: how many applications there are, of which times are
    counted from the last decided where they are more than ``MOST``.
    """

    stages: Sequence[StageRow]
    holders: Sequence[tuple[str, Spread]]
    groups: Sequence[GroupRow]
    first_pass: float | None
    handed_in: int
    coordinators: Sequence[tuple[str, int, int]]
    whole: Spread
    of: int

    @property
    def is_sample(self) -> bool:
        """Whether times are counted from a part of them."""
        return self.of > MOST


def measured(actor: Actor, since: date) -> QuerySet[Application]:
    """Applications within reach that were opened on ``since`` or later, or still run."""
    rows = visible_applications(actor, MEASURE)
    return rows.filter(Q(opened_at__date__gte=since) | Q(state__in=steps.OPEN))


def measures(actor: Actor, since: date, group: str) -> Measures:
    """The whole page, in eight reads of which none grows beyond ``MOST`` applications."""
    rows = measured(actor, since)
    total = rows.count()
    timed = _timed(rows, total)
    told = stretches(timed)
    by_state, present = spreads(told, "state"), _present(rows)
    passed = _first_passes(told)
    return Measures(
        stages=[
            StageRow(
                state,
                steps.STATES[state],
                by_state.get(state, Spread(0, 0, 0)),
                steps.TARGET_DAYS.get(state),
                present.get(state, 0),
            )
            for state in steps.STATES
            if state not in steps.ENDED
        ],
        holders=[
            (HOLDERS[name].capitalize(), one)
            for name, one in sorted(spreads(told, "holder").items())
            if name
        ],
        groups=_groups(rows, timed, group),
        first_pass=share(passed),
        handed_in=len(passed),
        coordinators=_coordinators(rows),
        whole=spread(_days(timed)),
        of=total,
    )


def stretches(rows: QuerySet[Application]) -> list[Stretch]:
    """Every stretch of the ways of ``rows``."""
    columns = ("application", "state", "holder", "entered_at", "left_at")
    found = Passage.objects.filter(application__in=rows.order_by())
    return [Stretch(*row) for row in found.order_by("id").values_list(*columns)]


def forecast_of(application: Application, as_of: date) -> Forecast:
    """When one application will probably be decided, from the finished ones of its kind and
    facility.
    """
    finished = Application.objects.filter(
        kind=application.kind, facility=application.facility_id, state=steps.DECIDED
    )
    since = application.since_at or application.opened_at
    by_state = spreads(stretches(_last_decided(finished)), "state")
    return forecast(application.state, since.date(), as_of, by_state)


def _timed(rows: QuerySet[Application], total: int) -> QuerySet[Application]:
    """What times are counted from: all, or the last decided where there are too many.

    Not the last opened: of these only the quick ones are decided.
    """
    return rows if total <= MOST else _last_decided(rows)


def _last_decided(rows: QuerySet[Application]) -> QuerySet[Application]:
    decided = rows.filter(state=steps.DECIDED).order_by("-decided_on", "-pk")
    return Application.objects.filter(pk__in=list(decided.values_list("pk", flat=True)[:MOST]))


def _present(rows: QuerySet[Application]) -> dict[str, int]:
    counted = rows.order_by().values_list("state").annotate(Count("pk", distinct=True))
    return dict(counted)


def _first_passes(told: Iterable[Stretch]) -> list[bool]:
    """For each application handed in: was it never returned?"""
    returned: dict[int, bool] = {}
    for one in told:
        if one.state == steps.SUBMITTED:
            returned.setdefault(one.application, False)
        elif one.state == steps.RETURNED:
            returned[one.application] = True
    return [not back for back in returned.values()]


def _days(rows: QuerySet[Application]) -> list[int]:
    """Days from invitation to decision."""
    found = rows.filter(state=steps.DECIDED).values_list("pk", "opened_at", "decided_on")
    return [(on - opened.date()).days for _, opened, on in found.order_by("pk") if on]


def _groups(
    rows: QuerySet[Application], timed: QuerySet[Application], group: str
) -> list[GroupRow]:
    _, column = GROUPS[group]
    days: dict[str, dict[int, int]] = {}
    on_time: dict[str, dict[int, bool]] = {}
    columns = (column, "pk", "opened_at", "decided_on", "act_by")
    decided_ones = timed.filter(decided_on__isnull=False).exclude(state__in=steps.OPEN)
    for key, pk, opened, decided, act_by in decided_ones.order_by("pk").values_list(*columns):
        key = str(key or "")
        days.setdefault(key, {})[pk] = (decided - opened.date()).days
        on_time.setdefault(key, {})[pk] = act_by is None or decided <= act_by
    running = _running(rows, column)
    return [
        GroupRow(
            key,
            _title(group, key),
            spread(days.get(key, {}).values()),
            share(list(on_time.get(key, {}).values())),
            running.get(key, 0),
        )
        for key in sorted(set(days) | set(running))
    ]


def _running(rows: QuerySet[Application], column: str) -> dict[str, int]:
    """How many run, by a column."""
    counted = rows.filter(state__in=steps.OPEN).order_by().values_list(column)
    found: dict[str, int] = {}
    for key, count in counted.annotate(Count("pk", distinct=True)):
        found[str(key or "")] = found.get(str(key or ""), 0) + count
    return found


def _title(group: str, key: str) -> str:
    if group == "kind" and key in application_kinds():
        return application_kinds()[key].title
    return key or "None"


def _coordinators(rows: QuerySet[Application]) -> list[tuple[str, int, int]]:
    """Who has how many running applications, and how many of them are being verified."""
    running = rows.filter(state__in=steps.OPEN).order_by("assigned_to__name")
    counted = running.values_list("assigned_to__name").annotate(
        total=Count("pk", distinct=True),
        verifying=Count("pk", filter=Q(state=steps.VERIFYING), distinct=True),
    )
    return [(name or "Nobody", total, verifying) for name, total, verifying in counted]
