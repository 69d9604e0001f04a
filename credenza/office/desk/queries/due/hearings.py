"""Clocks of notices, hearings and the reports after them."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.applications.hearing import STATES
from credenza.core.permissions import Actor
from credenza.office.credentialing.queries.hearings import running_out
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that run out soon or wait for the office."""
    return (Mark(one.pk, due.day) for one, due in running_out(actor, as_of))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its next step and the law of its clock; in one read."""
    for one, due in running_out(actor, as_of):
        if one.pk in ids:
            yield Due(
                key=KIND.key_of(one.pk),
                title=due.what,
                state=state_on(due.day, as_of),
                who=one.application.practitioner,
                facility=one.application.facility,
                why=f"{STATES[one.state]}.",
                citation=due.citation,
                due_on=due.day,
                label="Open",
                address=f"{_page(one)}?hearing={one.pk}",
            )


def _page(hearing) -> str:
    return reverse("application-hearing", args=[hearing.application_id])


KIND = Kind("hearings", "Hearings and their clocks", 0, marks, told)
