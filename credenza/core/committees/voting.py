"""Taking a vote: opened with a quorum, cast once for each seat, closed by the committee's rule."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime

from credenza.core.committees.motions import (
    BALLOT,
    CARRIED,
    CONSENT,
    LOST,
    MAIN,
    METHODS,
    MOTION,
    POSTPONE,
    POSTPONED,
    TABLE,
    TABLED,
    VOICE,
    VOID,
    VOTING,
    Motion,
    may_be_put,
)
from credenza.core.committees.quorum import quorum
from credenza.core.committees.session import SessionState, require_open
from credenza.core.committees.tally import CHOICES, Counts, counted, outcome
from credenza.core.verdict import ALLOWED, Refused, Verdict, refused, require


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in a vote by voice: who spoke against or abstained; the rest are in favour."""

    no: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """How a vote came out. ``state`` is carried, lost or void; ``words`` say why."""

    state: str
    words: str
    counts: Counts
    quorum: Verdict


@dataclass(frozen=True, slots=True)
class Closed:
    """The state after a vote, its result, and on the consent agenda that of each item."""

    state: SessionState
    result: Result
    items: Mapping[int, Result]


def may_open(state: SessionState, motion: Motion, method: str) -> Verdict:
    """May the vote on ``motion`` be opened by that method?"""
    verdict = may_be_put(motion, state.motions)
    if not verdict:
        return verdict
    if method not in METHODS or (state.written and method == VOICE):
        return refused("Choose how the vote is taken.")
    if motion.kind == CONSENT and method == BALLOT:
        return refused("The consent agenda is not voted on by ballot: pull the item off.")
    if motion.ballot_asked and method != BALLOT:
        return refused("A member asked for a secret ballot.")
    if method == BALLOT and not state.charter.secret_on_request:
        return refused("The charter knows no secret ballot.", state.charter.citation)
    if state.written:
        return ALLOWED
    if any(one.state == VOTING for one in state.motions):
        return refused("Another vote is open: close it first.")
    return quorum(state.charter, state.roll, state.recused_on(motion))


def open_vote(
    state: SessionState, id: int, method: str, closes_at: datetime | None = None
) -> SessionState:
    """Put a motion to the vote; between meetings until ``closes_at``."""
    require_open(state)
    motion = state.motion(id)
    require(may_open(state, motion, method))
    if state.written and closes_at is None:
        raise Refused(refused("Say until when the vote is open."))
    return state.with_motion(
        replace(motion, state=MOTION.step("open").target, method=method, closes_at=closes_at)
    )


def may_cast(state: SessionState, motion: Motion, seat: int, at: datetime) -> Verdict:
    """May the holder of ``seat`` vote on ``motion`` now?"""
    if not state.open or motion.state != VOTING:
        return refused("No vote on this is open.")
    if motion.method == VOICE:
        return refused("This vote is by voice: the chair counts it.")
    if motion.closes_at is not None and at >= motion.closes_at:
        return refused("The vote is closed: its time is over.")
    if seat in state.recused_on(motion):
        return refused("Who is recused does not vote.")
    if seat not in state.roll.voters:
        return refused("Only voting members who are present vote.")
    if state.roll.voters[seat] in motion.marks or seat in motion.marks.values():
        return refused("This seat has voted; one seat has one vote.")
    return ALLOWED


def cast(state: SessionState, id: int, seat: int, choice: str, at: datetime) -> SessionState:
    """One seat's vote. In a ballot nothing ties the choice to the seat."""
    motion = state.motion(id)
    require(may_cast(state, motion, seat, at))
    if choice not in CHOICES:
        raise Refused(refused("Vote for, against, or abstain."))
    place = state.roll.voters[seat]
    voted = replace(motion, marks={**motion.marks, place: seat})
    if motion.is_secret:
        papers = {**motion.papers, choice: motion.papers.get(choice, 0) + 1}
        return state.with_motion(replace(voted, papers=papers))
    return state.with_motion(replace(voted, choices={**motion.choices, place: choice}))


def close(state: SessionState, id: int, at: datetime, heard: Heard | None = None) -> Closed:
    """Close a vote: count it, judge quorum anew, and carry out what it does to other motions."""
    require_open(state)
    motion = state.motion(id)
    require(_may_close(state, motion, at, heard))
    result = _result(state, motion, state.recused_on(motion), heard)
    items = {}
    if motion.kind == CONSENT and result.state == CARRIED:
        items = {
            item: _result(state, motion, state.recused.get(item, frozenset()), heard)
            for item in motion.covers
        }
    elif motion.kind == MAIN and motion.item is not None:
        items = {motion.item: result}
    after = state.with_motion(replace(motion, state=result.state))
    done = {item for item, one in items.items() if one.state == CARRIED}
    after = replace(after, decided=state.decided | done)
    return Closed(_followed(after, motion, result), result, items)


def break_off(state: SessionState, id: int) -> SessionState:
    """Break a vote off: nothing is decided; the motion may be moved anew."""
    require_open(state)
    motion = state.motion(id)
    require(MOTION.may_go(motion.state, "void"))
    return state.with_motion(replace(motion, state=VOID))


def _may_close(state: SessionState, motion: Motion, at: datetime, heard) -> Verdict:
    if motion.state != VOTING:
        return refused("No vote on this is open.")
    if motion.is_secret and sum(motion.papers.values()) != len(motion.marks):
        return refused("The urn does not hold one paper for each who voted: break the ballot off.")
    if state.written and at < motion.closes_at and _may_still_vote(state, motion):
        return refused("Some may still vote until its end.")
    if motion.method == VOICE:
        return _may_hear(state, motion, heard or Heard())
    return ALLOWED


def _may_hear(state: SessionState, motion: Motion, heard: Heard) -> Verdict:
    if min(heard.no, heard.abstained) < 0:
        return refused("A count of votes is not below zero.")
    if heard.no + heard.abstained > len(state.may_vote(motion)):
        return refused("More votes were counted than members may vote.")
    if motion.kind == CONSENT and heard.no:
        return refused("A member objects: break the vote off and pull that item off.")
    return ALLOWED


def _may_still_vote(state: SessionState, motion: Motion) -> bool:
    return bool(set(state.may_vote(motion).values()) - set(motion.marks))


def _result(state: SessionState, motion: Motion, recused: Set[int], heard) -> Result:
    roll = state.roll
    if state.written:
        roll = replace(roll, present=frozenset(motion.marks.values()))
    enough = quorum(state.charter, roll, recused)
    counts = _counts(state, motion, recused, heard)
    if not enough:
        return Result(VOID, enough.reason, counts, enough)
    verdict = outcome(state.charter.majority, counts)
    return Result(CARRIED if verdict else LOST, verdict.reason, counts, enough)


def _counts(state: SessionState, motion: Motion, recused: Set[int], heard) -> Counts:
    """The votes less those of ``recused``; present are who may vote and who did and then left."""
    may = {vote for one, vote in state.roll.voters.items() if one not in recused}
    voted = {place for place, one in motion.marks.items() if one not in recused}
    others = {
        "recused": len(recused & state.roll.voters.keys()),
        "present": len(may | voted),
        "seats": len(state.roll.members),
    }
    if motion.method == VOICE:
        heard = heard or Heard()
        rest = max(len(may) - heard.no - heard.abstained, 0)
        return Counts(rest, heard.no, heard.abstained, **others)
    if motion.is_secret:
        return counted(motion.cast, **others)
    return counted((motion.choices[place] for place in sorted(voted)), **others)


def _followed(state: SessionState, motion: Motion, result: Result) -> SessionState:
    """What a carried motion to set aside does to everything pending on its item."""
    if result.state != CARRIED or motion.kind not in (TABLE, POSTPONE):
        return state
    aside = TABLED if motion.kind == TABLE else POSTPONED
    motions = tuple(
        replace(one, state=aside) if one.item == motion.item and one.is_pending else one
        for one in state.motions
    )
    return replace(state, motions=motions)
