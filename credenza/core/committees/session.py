"""A meeting in session: one frozen state, and the acts that lead from each to the next.

Every act gives the state after it or raises Refused. The office keeps rows and asks these
functions before it writes any, so that what is tested here is what happens in the meeting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from credenza.core.committees.charter import Charter
from credenza.core.committees.motions import (
    CONSENT,
    MOTION,
    VOTING,
    Motion,
    bears_on,
    may_move,
    pending,
)
from credenza.core.committees.roll import Roll
from credenza.core.verdict import ALLOWED, Refused, Verdict, refused, require


@dataclass(frozen=True, slots=True)
class SessionState:
    """All that quorum and votes depend on.

    ``recused`` are the seats that left, by item. ``decided`` are items on which a motion was
    carried. ``written`` is a vote between meetings: nobody is in a room, all seats may vote until
    the motion's own end. ``open`` is false before the call to order and after adjournment.
    """

    charter: Charter
    roll: Roll
    recused: Mapping[int, frozenset[int]] = field(default_factory=dict)
    motions: tuple[Motion, ...] = ()
    decided: frozenset[int] = frozenset()
    written: bool = False
    open: bool = True

    def motion(self, id: int) -> Motion:
        """One motion. Raises KeyError."""
        for one in self.motions:
            if one.id == id:
                return one
        raise KeyError(id)

    def recused_on(self, motion: Motion) -> frozenset[int]:
        """Seats that take no part in a motion.

        On the consent agenda who is recused from one item votes on the others.
        """
        if motion.kind == CONSENT:
            each = [self.recused.get(item, frozenset()) for item in motion.covers]
            return frozenset.intersection(*each) if each else frozenset()
        return self.recused.get(motion.item, frozenset())

    def may_vote(self, motion: Motion) -> Mapping[int, int]:
        """Who may vote on it now: the person's seat -> the seat whose vote it is."""
        barred = self.recused_on(motion)
        return {one: vote for one, vote in self.roll.voters.items() if one not in barred}

    def with_motion(self, motion: Motion) -> "SessionState":
        """The state with that motion as given."""
        rest = tuple(motion if one.id == motion.id else one for one in self.motions)
        return replace(self, motions=rest)


def arrive(state: SessionState, seat: int) -> SessionState:
    """Somebody comes in."""
    _require_room(state)
    state.roll.place(seat)
    if seat in state.roll.present:
        raise Refused(refused("They are in the room already."))
    return _with_present(state, state.roll.present | {seat})


def leave(state: SessionState, seat: int) -> SessionState:
    """Somebody goes; what they voted before stays."""
    _require_room(state)
    if seat not in state.roll.present:
        raise Refused(refused("They are not in the room."))
    return _with_present(state, state.roll.present - {seat})


def recuse(state: SessionState, seat: int, item: int) -> SessionState:
    """A seat's holder takes no part in an item.

    A vote of theirs that is open and by name is taken out. A paper in a secret ballot cannot be:
    then the ballot is broken off first.
    """
    require_open(state)
    state.roll.place(seat)
    kept = state.recused.get(item, frozenset())
    if seat in kept:
        raise Refused(refused("They are recused from this item already."))
    recused = {**state.recused, item: kept | {seat}}
    motions = tuple(_without(one, seat) if _touches(one, item) else one for one in state.motions)
    return replace(state, recused=recused, motions=motions)


def readmit(state: SessionState, seat: int, item: int) -> SessionState:
    """A recusal is taken back; not while a vote on the item is open."""
    require_open(state)
    kept = state.recused.get(item, frozenset())
    if seat not in kept:
        raise Refused(refused("They are not recused from this item."))
    if any(one.state == VOTING and _touches(one, item) for one in state.motions):
        raise Refused(refused("A vote on this item is open: close it first."))
    return replace(state, recused={**state.recused, item: kept - {seat}})


def move(state: SessionState, motion: Motion) -> SessionState:
    """A motion is moved; what it bears on follows from what is pending."""
    require_open(state)
    require(may_propose(state, motion.kind, motion.item, motion.covers))
    require(may_speak(state, motion, motion.mover))
    on = bears_on(motion.kind, pending(state.motions, motion.item))
    return replace(state, motions=(*state.motions, replace(motion, on=on)))


def may_propose(
    state: SessionState, kind: str, item: int | None, covers: frozenset[int] = frozenset()
) -> Verdict:
    """May a motion of that kind be moved on that item now, whoever moves it?"""
    if item in state.decided:
        return refused("This item is decided.")
    if kind == CONSENT and (not covers or covers & state.decided):
        return refused("Nothing on the consent agenda is left to be decided.")
    busy = covers & {one.item for one in state.motions if one.is_pending}
    if busy:
        return refused("On one of these items a motion is pending: pull it off first.")
    return may_move(kind, pending(state.motions, item))


def second(state: SessionState, id: int, seat: int) -> SessionState:
    """Somebody other than the mover seconds."""
    require_open(state)
    motion = state.motion(id)
    require(MOTION.may_go(motion.state, "second"))
    if seat == motion.mover:
        raise Refused(refused("Who moved it does not second it."))
    require(may_speak(state, motion, seat))
    return state.with_motion(replace(motion, seconder=seat, state=MOTION.step("second").target))


def withdraw(state: SessionState, id: int) -> SessionState:
    """The mover takes it back; nothing may bear on it."""
    require_open(state)
    motion = state.motion(id)
    require(MOTION.may_go(motion.state, "withdraw"))
    if any(one.on == id and one.is_pending for one in state.motions):
        raise Refused(refused("What was moved on it is decided first."))
    return state.with_motion(replace(motion, state=MOTION.step("withdraw").target))


def ask_ballot(state: SessionState, id: int, seat: int) -> SessionState:
    """A member asks that the vote be secret; it is then taken by ballot and in no other way."""
    require_open(state)
    motion = state.motion(id)
    require(may_ask_ballot(state, motion, seat))
    return state.with_motion(replace(motion, ballot_asked=True))


def may_ask_ballot(state: SessionState, motion: Motion, seat: int | None) -> Verdict:
    """May the holder of a seat ask for a secret ballot on ``motion``?"""
    if not state.charter.secret_on_request:
        return refused("The charter knows no secret ballot.", state.charter.citation)
    if motion.kind == CONSENT:
        return refused("The consent agenda is not voted on by ballot: pull the item off.")
    if not MOTION.may_go(motion.state, "withdraw"):
        return refused("A ballot is asked for before the vote is opened.")
    if motion.ballot_asked:
        return refused("A ballot was asked for already.")
    return may_speak(state, motion, seat)


def may_speak(state: SessionState, motion: Motion, seat: int | None) -> Verdict:
    """May the holder of a seat move or second ``motion``?"""
    if seat is None or seat not in state.roll.voters:
        return refused("This is for a voting member who is present.")
    if seat in state.recused_on(motion):
        return refused("Who is recused takes no part in the item.")
    return ALLOWED


def _touches(motion: Motion, item: int) -> bool:
    return motion.item == item or item in motion.covers


def _without(motion: Motion, seat: int) -> Motion:
    """The motion without the open vote that a seat's holder cast."""
    mine = {place for place, caster in motion.marks.items() if caster == seat}
    if motion.state != VOTING or not mine or motion.kind == CONSENT:
        return motion
    if motion.is_secret:
        raise Refused(refused("Their paper lies in the urn: break the ballot off first."))
    marks = {place: one for place, one in motion.marks.items() if place not in mine}
    choices = {place: one for place, one in motion.choices.items() if place not in mine}
    return replace(motion, marks=marks, choices=choices)


def _with_present(state: SessionState, present: frozenset[int]) -> SessionState:
    return replace(state, roll=replace(state.roll, present=present))


def require_open(state: SessionState) -> None:
    """Raise Refused unless the meeting is in session."""
    if not state.open:
        raise Refused(refused("The meeting is not in session."))


def _require_room(state: SessionState) -> None:
    require_open(state)
    if state.written:
        raise Refused(refused("A vote between meetings has no room to come into."))
