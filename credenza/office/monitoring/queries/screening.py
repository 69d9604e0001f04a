"""Reads of screenings and of what they found, within the reader's rights."""

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from credenza.core.permissions import Actor
from credenza.core.screening.steps import GONE, NAMED, WAITING
from credenza.office.monitoring.models import Clearance, Duty, Match, Run
from credenza.office.practitioners.queries.scope import in_visible_files
from credenza.office.team.queries import scope_of

SEE, RULE = "screening:see", "screening:rule"


def runs(actor: Actor) -> QuerySet[Run]:
    """All screenings, the newest first, for whoever may see any."""
    rows = Run.objects.prefetch_related("searched")
    return rows if actor.is_system or scope_of(actor, SEE) else rows.none()


def matches(actor: Actor, state: str = "", verb: str = SEE) -> QuerySet[Match]:
    """Matches of practitioners within reach, the likeliest first; of one act on several lists
    that which speaks for all.

    ``state`` is one of ``core.screening.steps.STATES``, or "waiting" for all that is somebody's
    work; without it, all that is on a list and more than a namesake.
    """
    rows = Match.objects.filter(beside=None)
    if state == "waiting":
        rows = rows.filter(state__in=WAITING)
    elif state:
        rows = rows.filter(state=state)
    else:
        rows = rows.exclude(state__in=(NAMED, GONE))
    return in_visible_files(rows.select_related("practitioner"), actor, verb)


def match_of(actor: Actor, pk: int, verb: str = SEE) -> Match | None:
    """One match, if it is within reach of ``verb``, with what was said of it and follows."""
    rows = Match.objects.filter(pk=pk).select_related("practitioner", "opened_in", "changed_in")
    return in_visible_files(rows.prefetch_related("others"), actor, verb).first()


def counts(actor: Actor) -> Mapping[str, int]:
    """How many matches within reach are in each state, in one read."""
    rows = in_visible_files(Match.objects.filter(beside=None), actor, SEE)
    return dict(rows.order_by().values_list("state").annotate(Count("id")))


def duties(actor: Actor, *states: str) -> QuerySet[Duty]:
    """What follows from matches at files within reach, the first due first; without ``states``,
    in whatever state."""
    rows = Duty.objects.filter(state__in=states) if states else Duty.objects.all()
    rows = rows.select_related("practitioner", "facility", "match")
    return in_visible_files(rows, actor, SEE).order_by("due_on", "id")


def of_file(practitioner: int) -> QuerySet[Match]:
    """All matches of a practitioner, the likeliest first in each state."""
    rows = Match.objects.filter(practitioner=practitioner, beside=None)
    return rows.prefetch_related("others").order_by("state", "-score", "id")


def clearances_of(practitioner: int) -> QuerySet[Clearance]:
    """By month, the lists on which a practitioner was not found, the latest first."""
    rows = Clearance.objects.filter(practitioner=practitioner).select_related("run", "after")
    return rows.prefetch_related("run__searched")
