"""Audits to be held again: whether the correction of what fell short holds."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.compliance.queries.audits import to_hold_again
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """Those whose time has come."""
    return (Mark(one.pk, due.last) for one, due in to_hold_again(actor, as_of))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with the days between which it is to be held; in one read."""
    for one, due in to_hold_again(actor, as_of):
        if one.pk not in ids:
            continue
        yield Due(
            key=KIND.key_of(one.pk),
            title="Audit again",
            state=state_on(due.last, as_of),
            named=one.title,
            facility=one.facility,
            why=f"{one.found} finding{'' if one.found == 1 else 's'}: test the correction.",
            citation=due.citation,
            due_on=due.last,
            label="Draw it",
            address=f"{reverse('audit-new')}?again={one.pk}",
        )


KIND = Kind("audits", "Audits to be held again", 4, marks, told)
