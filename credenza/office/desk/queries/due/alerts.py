"""What the NPI registry says otherwise than a file, until somebody has looked."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from credenza.core.facts import State
from credenza.core.permissions import Actor
from credenza.core.screening.alerts import OPEN
from credenza.office.desk.queries.due.base import Due, Kind, Mark
from credenza.office.monitoring.queries.watching import alerts


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that are open, by the day on which they were told."""
    rows = alerts(actor, OPEN).values_list("id", "opened_at")
    return (Mark(pk, localdate(opened_at)) for pk, opened_at in rows)


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with what differs."""
    for one in alerts(actor, OPEN).filter(pk__in=ids):
        yield Due(
            key=KIND.key_of(one.pk),
            title="The NPI registry differs",
            state=State.DUE,
            who=one.practitioner,
            why=one.words,
            label="Look",
            address=f"{reverse('watched')}?practitioner={one.practitioner_id}",
            is_new=localdate(one.opened_at) == as_of,
        )


KIND = Kind("alerts", "Registry differs", 3, marks, told)
