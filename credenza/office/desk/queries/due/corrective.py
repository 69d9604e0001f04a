"""Clocks of corrective action: days of suspensions, hearings, and reports to the authorities."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.calendar import add_days
from credenza.core.concerns.corrective import KINDS, STATES
from credenza.core.permissions import Actor
from credenza.office.concerns.queries.corrective import running_out
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on

SOON = 14
"""Days before the end of a clock from which it is shown."""


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All whose nearest clock ends within ``SOON`` days, or has ended."""
    return (Mark(one.pk, clock.day) for one, clock in _near(actor, as_of))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with the law of its nearest clock; in a few reads."""
    for one, clock in _near(actor, as_of):
        if one.pk in ids:
            yield Due(
                key=KIND.key_of(one.pk),
                title=clock.what,
                state=state_on(clock.day, as_of),
                who=one.practitioner,
                facility=one.facility,
                why=f"{KINDS[one.kind]}: {STATES[one.state].lower()}.",
                citation=clock.citation,
                due_on=clock.day,
                label="Open",
                address=reverse("corrective-action", args=[one.pk]),
            )


def _near(actor: Actor, as_of: date):
    last = add_days(as_of, SOON)
    return ((one, clock) for one, clock in running_out(actor, as_of) if clock.day <= last)


KIND = Kind("corrective", "Corrective action", 0, marks, told)
