"""What people were given to do in cases: one's own."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.concerns.queries.lanes import own_tasks
from credenza.office.concerns.queries.reading import task_told
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that are open."""
    return (Mark(*row) for row in own_tasks(actor).values_list("id", "due_on"))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its case; in one read."""
    for one in own_tasks(actor).filter(pk__in=ids):
        yield Due(
            key=KIND.key_of(one.pk),
            title=task_told(one).words,
            state=state_on(one.due_on, as_of),
            named=one.case.title,
            facility=one.case.facility,
            why=f"Given by {one.given_by} in case {one.case.number}.",
            due_on=one.due_on,
            label="Open",
            address=reverse("case-work", args=[one.case_id]),
        )


KIND = Kind("case-tasks", "Tasks in cases", 4, marks, told)
