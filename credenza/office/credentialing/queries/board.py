"""The board: every application by where it lies, the slowest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from credenza.core.applications import steps
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.scope import visible_applications
from credenza.packs.loader import application_kinds

DISASTER = "disaster"
SHOWN = 12
"""Cards in a column; the rest is a list of its own."""
HOLDERS = {
    "applicant": "the applicant",
    "office": "the office",
    "chair": "the chair",
    "committee": "the committee",
    "executive": "the executive",
    "board": "the board",
    "": "nobody",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A column of the board: where applications lie, by their states."""

    key: str
    title: str
    states: tuple[str, ...]
    untold: bool = False

    def q(self, as_of: date) -> Q:
        """What is true of the applications in it."""
        if self.key == DISASTER:
            return Q(kind=DISASTER, outcome="granted", term_ends_on__gte=as_of)
        lies = Q(state__in=self.states)
        return lies & Q(told_on=None) if self.untold else lies


STAGES = (
    Stage("applicant", "With the applicant", (steps.INVITED, steps.FILLING, steps.RETURNED)),
    Stage("submitted", "Handed in", (steps.SUBMITTED,)),
    Stage("verifying", "Being verified", (steps.VERIFYING,)),
    Stage("complete", "Complete", (steps.COMPLETE,)),
    Stage("review", "Under review", (steps.REVIEW,)),
    Stage("held", "Deferred or stopped", (steps.DEFERRED, steps.ADVERSE)),
    Stage("decided", "Decided, to be told", (steps.DECIDED,), untold=True),
)
BY_KEY = {stage.key: stage for stage in STAGES} | {
    DISASTER: Stage(DISASTER, "Disaster privileges: decide within 72 hours", (steps.DECIDED,))
}
"""The columns, and a list that is none: TJC EM.12.02.03 wants a word on each within 72 hours."""


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with its first cards, how many there are, and how many of them are late."""

    stage: Stage
    cards: list[Application]
    total: int
    late: int


def rows(actor: Actor, filters: Mapping[str, object], as_of: date) -> QuerySet[Application]:
    """The applications within reach that fit the filters.

    ``filters``: kind, facility, department, specialty, assigned ("me", "nobody" or an id), late,
    cohort, q (a name).
    """
    found = visible_applications(actor, "application:list")
    for name, value in filters.items():
        if value:
            found = found.filter(_narrowing(name, value, actor, as_of))
    return found


def columns(found: QuerySet[Application], as_of: date) -> list[Column]:
    """The board: each stage with its slowest cards; one read for the counts, one for each stage."""
    counts = found.order_by().aggregate(
        **{f"{stage.key}_total": Count("pk", filter=stage.q(as_of)) for stage in STAGES},
        **{
            f"{stage.key}_late": Count("pk", filter=stage.q(as_of) & late(as_of))
            for stage in STAGES
        },
    )
    return [
        Column(
            stage,
            list(cards(found.filter(stage.q(as_of)))[:SHOWN])
            if counts[f"{stage.key}_total"]
            else [],
            counts[f"{stage.key}_total"],
            counts[f"{stage.key}_late"],
        )
        for stage in STAGES
    ]


def cards(found: QuerySet[Application]) -> QuerySet[Application]:
    """The rows with all that a card shows, the longest in their stage first."""
    return found.select_related("practitioner", "facility", "department", "assigned_to").order_by(
        F("since_at").asc(nulls_first=True), "id"
    )


def cases(found: QuerySet[Application]) -> list[str]:
    """The kinds of which there are applications, in the packs' order."""
    present = set(found.order_by().values_list("kind", flat=True).distinct())
    return [key for key in application_kinds() if key in present]


def late(as_of: date) -> Q:
    """What is true of those past their target, and of those that should have been told."""
    over = Q(state__in=steps.OPEN, due_on__lt=as_of)
    return over | Q(state=steps.DECIDED, tell_by__lt=as_of, told_on=None)


def _narrowing(name: str, value, actor: Actor, as_of: date) -> Q:
    if name == "late":
        return late(as_of)
    if name == "assigned":
        who = {"me": actor.id, "nobody": None}.get(value, value)
        return Q(assigned_to=who) if who is not None else Q(assigned_to__isnull=True)
    if name == "specialty":
        return Q(practitioner__specialties__title=value, practitioner__specialties__primary=True)
    if name == "q":
        last, _, first = str(value).partition(",")
        return Q(practitioner__last_name__istartswith=last.strip()) & Q(
            practitioner__first_name__istartswith=first.strip()
        )
    return Q(**{name: value})
