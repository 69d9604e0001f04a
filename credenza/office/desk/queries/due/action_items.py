"""What committees gave somebody to do: one's own when it is near, all when it is late."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.office.meetings.queries.followups import pressing


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that press."""
    return (Mark(*row) for row in pressing(actor, as_of).values_list("id", "due_on"))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its owner and the committee; in one read."""
    for one in pressing(actor, as_of).filter(pk__in=ids):
        yield Due(
            key=KIND.key_of(one.pk),
            title=one.title,
            state=state_on(one.due_on, as_of),
            named=one.owner,
            facility=one.committee.facility,
            why=f"Given by the {one.committee.name}.",
            due_on=one.due_on,
            label="Open",
            address=reverse("followup", args=[one.pk]),
        )


KIND = Kind("action-items", "Action items", 4, marks, told)
