"""A meeting's agenda as one person may read it, with its parts and times."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from credenza.core.committees.agenda import (
    CARRIED,
    OPEN,
    PARTS,
    STATES,
    WITHDRAWN,
    gathered,
    part_of,
    parts,
    times,
)
from credenza.core.committees.steps import CANCELLED
from credenza.core.permissions import Actor
from credenza.office.meetings.models import AgendaItem, Recusal, Seat
from credenza.office.meetings.queries.scope import day_of, seat_of

WITHHELD = "Withheld: you have no part in this item"


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as it is shown: its number, when it should begin, and whether it is withheld from
    the reader. Of what is withheld nothing but ``number``, ``begins_at`` and ``part`` is told.
    """

    item: AgendaItem
    number: int
    begins_at: datetime
    withheld: bool = False

    @property
    def title(self) -> str:
        return WITHHELD if self.withheld else self.item.title

    @property
    def part(self) -> str:
        return part_of(self.item)

    @property
    def state(self) -> str:
        """The state in words; "" while it is open."""
        return "" if self.item.state == OPEN else STATES[self.item.state]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of items: the consent agenda, the executive session, or (no title) the rest."""

    key: str
    title: str
    shown: list[Shown]


def rows(meeting) -> list[AgendaItem]:
    """The items in their order, with all that is executive or on consent together; one read.

    What was taken off is left out.
    """
    found = meeting.items.exclude(state=WITHDRAWN).select_related("practitioner")
    return gathered(list(found.order_by("position", "id")))


def items(meeting, actor: Actor, recused: Collection[int] = ()) -> list[Shown]:
    """The agenda as ``actor`` may read it, numbered from 1; two reads. Whoever has no part in an
    item, or was ``recused`` from it (ids of items), sees that there is one.
    """
    found, seat = rows(meeting), seat_of(actor, meeting.committee, day_of(meeting))
    starts = times(meeting.opened_at or meeting.starts_at, found)
    return [
        Shown(
            item, number, starts[number - 1], item.pk in recused or is_withheld(item, actor, seat)
        )
        for number, item in enumerate(found, start=1)
    ]


def in_parts(shown: list[Shown]) -> list[Part]:
    """The same in its parts."""
    by_item = {one.item.pk: one for one in shown}
    return [
        Part(key, PARTS[key], [by_item[item.pk] for item in run])
        for key, run in parts([one.item for one in shown])
    ]


def is_withheld(item: AgendaItem, actor: Actor, seat: Seat | None = None) -> bool:
    """Whether ``actor``, who sits in ``seat``, has no part in the item: it is their own matter,
    or they are conflicted.
    """
    own = {actor.practitioner, seat and seat.practitioner_id} - {None}
    return not own.isdisjoint({*item.conflicted, item.practitioner_id})


def recused_from(meeting, actor: Actor) -> set[int]:
    """Ids of the items from which ``actor`` was recused."""
    if actor.id is None:
        return set()
    rows = Recusal.objects.filter(item__meeting=meeting, seat__user=actor.id, lifted_at=None)
    return set(rows.values_list("item", flat=True))


def to_carry(meeting) -> list[AgendaItem]:
    """Items of the committee's earlier meetings that come again and came nowhere yet, the oldest
    first. What came again at a meeting that was cancelled comes once more.
    """
    again = AgendaItem.objects.filter(carried_from=OuterRef("pk")).exclude(meeting__state=CANCELLED)
    earlier = AgendaItem.objects.filter(~Exists(again), state=CARRIED)
    earlier = earlier.filter(meeting__committee=meeting.committee_id).exclude(meeting=meeting.pk)
    return list(earlier.order_by("meeting__starts_at", "position", "id"))
