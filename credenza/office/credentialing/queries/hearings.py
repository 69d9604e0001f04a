"""Notices and hearings whose next step is for the office, and the day of it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from credenza.core.applications.hearing import CLOSED, NOTIFIED, SET, Due, awaited
from credenza.core.calendar import add_days
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Hearing
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


def _unfinished(actor: Actor):
    unreported = Q(state=CLOSED) & ~Q(reports=[])
    rows = Hearing.objects.filter(~Q(state=CLOSED) | unreported).filter(
        application__in=visible_applications(actor, "hearing:keep")
    )
    return rows.select_related("application__practitioner", "application__facility").order_by("id")
