"""Meetings that get in each other's way: one room twice, or one person in two places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting as it fills time: ``key`` tells it from others, ``people`` are expected.

    An empty place is no place that could be taken twice.
    """

    key: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Collision:
    """Two meetings at one time with ``people`` in both, or (``place``) in one room."""

    first: Slot
    second: Slot
    people: frozenset[str]
    place: str = ""


def collisions(slots: Iterable[Slot]) -> list[Collision]:
    """Every pair that gets in each other's way, by time; none where one begins as another ends."""
    rows = sorted(slots, key=lambda slot: (slot.starts_at, slot.ends_at, slot.key))
    pairs = (_collision(one, other) for one, other in _at_once(rows))
    return [pair for pair in pairs if pair.people or pair.place]


def _at_once(rows: list[Slot]) -> Iterator[tuple[Slot, Slot]]:
    for at, first in enumerate(rows):
        for second in rows[at + 1 :]:
            if second.starts_at >= first.ends_at:
                break
            yield first, second


def _collision(first: Slot, second: Slot) -> Collision:
    same = bool(first.place) and first.place.casefold() == second.place.casefold()
    return Collision(first, second, first.people & second.people, first.place if same else "")
