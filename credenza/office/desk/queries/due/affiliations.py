"""Questions of other hospitals that nobody has answered."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from credenza.core.applications.affiliations import STATES
from credenza.core.calendar import long_date
from credenza.core.facts import State
from credenza.core.permissions import Actor
from credenza.office.credentialing.queries.affiliations import inbox
from credenza.office.desk.queries.due.base import Due, Kind, Mark


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that wait; nothing says by when."""
    return (Mark(pk) for pk in inbox(actor).values_list("id", flat=True))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with who asks, and what it waits for; in one read."""
    for one in inbox(actor).filter(pk__in=ids):
        yield Due(
            key=KIND.key_of(one.pk),
            title=f"Affiliation request of {one.requester}",
            state=State.DUE,
            who=one.practitioner,
            named=str(one),
            facility=one.facility,
            why=_why(one),
            label="Answer",
            address=reverse("affiliation", args=[one.pk]),
        )


def _why(request) -> str:
    waits = request.why or f"{STATES[request.state]}."
    return f"{waits} Received on {long_date(localdate(request.received_at))}."


KIND = Kind("affiliations", "Affiliation requests", 4, marks, told)
