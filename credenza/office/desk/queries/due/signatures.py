"""Campaigns in which people are late to sign: one row for each, not for each person."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.compliance.queries.campaigns import late_campaigns
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All in which somebody is late."""
    return (Mark(one.pk, one.first) for one in late_campaigns(actor, as_of))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with how many papers are late; in one read."""
    for one in late_campaigns(actor, as_of).filter(pk__in=ids):
        yield Due(
            key=KIND.key_of(one.pk),
            title=f"{one.late} late: {one.title}",
            state=state_on(one.first, as_of),
            facility=one.facility,
            why="They were asked to read and sign, and reminded.",
            due_on=one.first,
            label="Open",
            address=f"{reverse('campaign', args=[one.pk])}?state=late",
        )


KIND = Kind("signatures", "Signatures that are late", 6, marks, told)
