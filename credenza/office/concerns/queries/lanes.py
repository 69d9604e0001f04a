"""The cases of the list, each with the clock that presses; lanes by kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from credenza.core.calendar import add_days
from credenza.core.concerns.clocks import LATE, Deadline, pressing
from credenza.core.concerns.kinds import KINDS
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Case, Task
from credenza.office.concerns.queries.clocks import deadlines_of
from credenza.office.concerns.queries.scope import visible_cases

AHEAD = 7
"""Days before a deadline from which it is among the day's work."""
LISTS = {"open": "Open", "mine": "Mine", "late": "Late", "closed": "Closed"}


@dataclass(frozen=True, slots=True)
class Row:
    """A case and its nearest open deadline; None where no clock runs."""

    case: Case
    clock: Deadline | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The cases of one kind."""

    kind: str
    title: str
    rows: list[Row]


def listed(actor: Actor, which: str, as_of: date, facility: int | None = None) -> list[Row]:
    """One of LISTS, the nearest deadline first, closed ones the latest first; four reads."""
    rows = visible_cases(actor)
    rows = rows.filter(facility=facility) if facility else rows
    if which == "closed":
        return [Row(one, None) for one in rows.filter(~Q(closed_at=None)).order_by("-closed_at")]
    rows = rows.filter(closed_at=None)
    rows = _mine(rows, actor) if which == "mine" else rows
    found = with_clocks(rows, as_of)
    if which == "late":
        found = [one for one in found if one.clock and one.clock.state == LATE]
    return found


def with_clocks(cases: Iterable[Case], as_of: date) -> list[Row]:
    """Open cases with their clocks, the nearest deadline first."""
    cases = list(cases)
    clocks = deadlines_of(cases, as_of)
    rows = [Row(one, pressing(clocks[one.pk])) for one in cases]
    return sorted(rows, key=lambda one: (one.clock.day if one.clock else date.max, one.case.pk))


def pressing_cases(actor: Actor, as_of: date) -> list[Row]:
    """Open cases on which ``actor`` works and whose next deadline is within ``AHEAD`` days or over,
    the nearest first; three reads.
    """
    last = add_days(as_of, AHEAD)
    rows = with_clocks(visible_cases(actor, "concern:work").filter(closed_at=None), as_of)
    return [one for one in rows if one.clock and one.clock.day <= last]


def lanes(rows: Iterable[Row]) -> list[Lane]:
    """The rows by kind; kinds of which none is there are left out."""
    rows = list(rows)
    by_kind = {kind: [one for one in rows if one.case.kind == kind] for kind in KINDS}
    return [Lane(kind, KINDS[kind], found) for kind, found in by_kind.items() if found]


def own_tasks(actor: Actor) -> QuerySet[Task]:
    """What ``actor`` still has to do in cases that they read, the nearest day first."""
    within = visible_cases(actor).filter(closed_at=None).values("pk")
    rows = Task.objects.filter(owner=actor.id, done_at=None, case__in=within)
    return rows.select_related("case__facility", "owner").order_by("due_on", "id")


def _mine(rows: QuerySet[Case], actor: Actor) -> QuerySet[Case]:
    tasks = Task.objects.filter(owner=actor.id, done_at=None).values("case")
    return rows.filter(Q(owner=actor.id) | Q(pk__in=tasks))
