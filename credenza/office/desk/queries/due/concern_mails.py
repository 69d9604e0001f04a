"""Mails that tell of a concern and are no case yet."""

from collections.abc import Collection, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.calendar import local_day
from credenza.core.facts import State
from credenza.core.permissions import Actor
from credenza.office.concerns.queries.mails import drafts
from credenza.office.desk.queries.due.base import Due, Kind, Mark


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """Each mail that waits within reach, by the day on which it was taken in."""
    for one in drafts(actor):
        yield Mark(one.pk, local_day(one.taken_at, ZoneInfo(one.facility.zone)))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with the way to make it a case; nothing of what it says. One read."""
    for one in drafts(actor).filter(pk__in=ids):
        yield Due(
            key=KIND.key_of(one.pk),
            title="A mail that tells of a concern",
            state=State.DUE,
            facility=one.facility,
            why="Its clocks run from the day on which it was written.",
            due_on=local_day(one.taken_at, ZoneInfo(one.facility.zone)),
            label="Look it through",
            address=reverse("concern-mail", args=[one.pk]),
        )


KIND = Kind("concern-mail", "Mails that tell of a concern", 1, marks, told)
