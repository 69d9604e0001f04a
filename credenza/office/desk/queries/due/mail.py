"""Mail that could not be handed over."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from credenza.core.facts import State
from credenza.core.permissions import Actor
from credenza.office.correspondence.queries.mail import FAILED, messages
from credenza.office.desk.queries.due.base import Due, Kind, Mark


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that failed, by the day on which it should have gone out."""
    rows = messages(actor, FAILED).values_list("id", "planned_at")
    return (Mark(pk, localdate(planned_at)) for pk, planned_at in rows)


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with what went wrong; in one read."""
    for one in messages(actor, FAILED).filter(pk__in=ids):
        yield Due(
            key=KIND.key_of(one.pk),
            title=f"Mail not delivered: {one.occasion}",
            state=State.LATE,
            who=one.practitioner,
            named=one.address,
            facility=one.facility,
            why=one.trouble,
            due_on=localdate(one.planned_at),
            label="Send again",
            address=f"{reverse('mail')}?state={FAILED}",
        )


KIND = Kind("mail", "Mail that failed", 2, marks, told)
