"""Who is in the room, and whose vote each of them has."""

from collections.abc import Mapping
from dataclasses import dataclass

from credenza.core.committees.seats import VOTING


@dataclass(frozen=True, slots=True)
class Place:
    """One seat of a committee on the day of the meeting.

    ``kind`` is a key of ``seats.SEATS``. ``practitioner`` is the holder's own file.
    ``stands_in_for`` is the seat whose vote this one has while that seat's holder is absent.
    """

    seat: int
    name: str
    kind: str
    physician: bool = False
    practitioner: int | None = None
    stands_in_for: int | None = None

    @property
    def has_vote(self) -> bool:
        """Is it a kind of seat that votes?"""
        return self.kind in VOTING


@dataclass(frozen=True, slots=True)
class Roll:
    """The seats of a meeting, and which of their holders are present."""

    places: tuple[Place, ...]
    present: frozenset[int] = frozenset()

    def place(self, seat: int) -> Place:
        """One seat. Raises KeyError for one that is none of this committee."""
        for place in self.places:
            if place.seat == seat:
                return place
        raise KeyError(seat)

    @property
    def members(self) -> tuple[Place, ...]:
        """The voting seats of which quorum is reckoned; a substitute adds none."""
        return tuple(one for one in self.places if one.has_vote and one.stands_in_for is None)

    @property
    def voters(self) -> Mapping[int, int]:
        """Who may vote now: the seat of the person present -> the seat whose vote it is.

        A substitute has the vote of the absent holder, the first in the roll where two are there.
        So every voting seat has one vote at most.
        """
        own = {one.seat: one.seat for one in self.members if one.seat in self.present}
        return own | dict(self._standing_in())

    def _standing_in(self):
        taken = set(self.present)
        voting = {one.seat for one in self.members}
        for one in self.places:
            absent = one.stands_in_for
            if absent not in voting or absent in taken or one.seat not in self.present:
                continue
            if one.has_vote:
                taken.add(absent)
                yield one.seat, absent
