"""What committees decided and nobody carried out yet."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.office.meetings.queries.following import waiting_decisions
from credenza.office.meetings.queries.scope import day_of


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that wait, each since the day of its meeting."""
    return (Mark(one.pk, day_of(one.meeting)) for one in waiting_decisions(actor))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with the committee that decided it; in one read."""
    for one in waiting_decisions(actor).filter(pk__in=ids).select_related("practitioner"):
        meeting, on = one.meeting, day_of(one.meeting)
        yield Due(
            key=KIND.key_of(one.pk),
            title="Carry out what was decided",
            state=state_on(on, as_of),
            who=one.practitioner,
            named="" if one.practitioner else one.title,
            facility=meeting.committee.facility,
            why=f"{meeting.committee.name}: {one.title}.",
            due_on=on,
            label="Carry out",
            address=reverse("meeting-following", args=[meeting.pk]),
        )


KIND = Kind("decisions", "Decisions to carry out", 1, marks, told)
