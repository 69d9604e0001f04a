"""Applications past the target of their stage, and decisions that should have been told."""

from collections.abc import Collection, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.applications import steps
from credenza.core.calendar import local_day, long_date
from credenza.core.permissions import Actor
from credenza.office.credentialing.queries.board import cards, late
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.scope import visible_applications
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that are late, by the day that is over."""
    columns = _late(actor, as_of).order_by("id").values_list("id", "state", "due_on", "tell_by")
    for pk, state, due_on, tell_by in columns:
        yield Mark(pk, tell_by if state == steps.DECIDED else due_on)


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with where it lies; in one read."""
    for one in cards(_late(actor, as_of).filter(pk__in=ids)):
        decided = one.state == steps.DECIDED
        day = one.tell_by if decided else one.due_on
        yield Due(
            key=KIND.key_of(one.pk),
            title=kind_of(one).title,
            state=state_on(day, as_of),
            who=one.practitioner,
            facility=one.facility,
            why="Decided, and the practitioner was not told." if decided else _lies(one),
            due_on=day,
            label="Tell" if decided else "Open",
            address=reverse("application", args=[one.pk]),
        )


def _late(actor: Actor, as_of: date):
    return visible_applications(actor, "application:see").filter(late(as_of))


def _lies(application) -> str:
    """In which stage, and since when."""
    stage = steps.STATES[application.state]
    if application.since_at is None:
        return f"{stage}; the target of this stage is over."
    since = local_day(application.since_at, ZoneInfo(application.facility.zone))
    return f"{stage} since {long_date(since)}; the target of this stage is over."


KIND = Kind("applications", "Applications past their target", 2, marks, told)
