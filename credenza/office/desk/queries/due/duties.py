"""What must be done because a practitioner is the one on a list."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.core.screening.duties import OPEN
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.office.monitoring.queries import following

DECIDE = "consequence:decide"


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that is to be done, by its last day."""
    rows = following.duties_within(actor, DECIDE, OPEN).values_list("id", "due_on")
    return (Mark(*row) for row in rows)


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its ground."""
    rows = following.duties_within(actor, DECIDE, OPEN).filter(pk__in=ids)
    for one in following.due(rows):
        yield Due(
            key=KIND.key_of(one.row.pk),
            title=one.kind.title,
            state=state_on(one.row.due_on, as_of),
            who=one.row.practitioner,
            facility=one.row.facility,
            why=one.kind.words,
            citation=one.kind.citation,
            due_on=one.row.due_on,
            label="Do it",
            address=f"{reverse('duties')}?practitioner={one.row.practitioner_id}",
        )


KIND = Kind("duties", "Exclusions to act on", 0, marks, told)
