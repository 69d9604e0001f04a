"""Words from those who told a concern that nobody has read."""

from collections.abc import Collection, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.calendar import local_day
from credenza.core.facts import State
from credenza.core.permissions import Actor
from credenza.office.concerns.queries.messages import unread
from credenza.office.desk.queries.due.base import Due, Kind, Mark


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """Each unread message in a case within reach, by the day on which it came."""
    for one in unread(actor):
        yield Mark(one.pk, local_day(one.written_at, ZoneInfo(one.case.facility.zone)))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with the case in which it waits; nothing of what it says. One read."""
    for one in unread(actor).filter(pk__in=ids):
        yield Due(
            key=KIND.key_of(one.pk),
            title=f"A message in case {one.case.number}",
            state=State.DUE,
            named=one.case.title,
            facility=one.case.facility,
            why="Whoever told it has written and waits.",
            due_on=local_day(one.written_at, ZoneInfo(one.case.facility.zone)),
            label="Read it",
            address=reverse("case-messages", args=[one.case_id]),
        )


KIND = Kind("concern-message", "Messages from those who told a concern", 1, marks, told)
