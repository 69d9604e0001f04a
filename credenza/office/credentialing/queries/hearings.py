"""Notices and hearings whose next step is for the office, and the day of it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from credenza.core.applications.hearing import (
    CLOSED,
    NOTIFIED,
    OVER,
    SET,
    SETTLED,
    Due,
    awaited,
)
from credenza.core.calendar import add_days
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application, Hearing
from credenza.office.credentialing.queries.scope import visible_applications

AHEAD = 14
"""Days before the end of a clock from which it is shown; what waits for the office is at once."""


def running_out(actor: Actor, as_of: date) -> Iterator[tuple[Hearing, Due]]:
    """Hearings that ``actor`` keeps, with what must be done next: now, or within ``AHEAD`` days."""
    soon = add_days(as_of, AHEAD)
    for one in _unfinished(actor):
        due = awaited(one)
        waits_for_a_day = one.state in (NOTIFIED, SET)
        if due is not None and (not waits_for_a_day or due.day <= soon):
            yield one, due


def is_heard(application: Application) -> bool:
    """Whether the practitioner was heard on the whole application, or waived it."""
    return application.hearings.filter(on_privileges=False, state__in=SETTLED).exists()


def hearing_of(application: Application) -> Hearing | None:
    """The newest hearing: on the whole application before one on single privileges."""
    return application.hearings.order_by("on_privileges", "-proposed_on", "-id").first()


def denied_items(application: Application) -> dict[str, bool]:
    """The single privileges on whose denial a hearing was opened, by key: is that settled?"""
    rows = application.hearings.filter(on_privileges=True).order_by("id")
    return {
        key: state in SETTLED
        for state, items in rows.values_list("state", "items")
        for key, _ in items
    }


def _unfinished(actor: Actor):
    unreported = Q(state=CLOSED) & ~Q(reports=[])
    rows = Hearing.objects.filter(~Q(state__in=OVER) | unreported).filter(
        application__in=visible_applications(actor, "hearing:keep")
    )
    return rows.select_related("application__practitioner", "application__facility").order_by("id")
