"""Votes: opened with a quorum, cast once for each seat, closed and counted by the charter."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F

from credenza.core.committees import voting as core
from credenza.core.committees.agenda import DECIDED
from credenza.core.committees.motions import AMEND, CARRIED, CONSENT, MAIN, ROLL
from credenza.core.committees.motions import Motion as Question
from credenza.core.committees.session import SessionState
from credenza.core.committees.voting import Closed, Heard, Result
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.actions import items
from credenza.office.meetings.actions.asking import ask_for_votes
from credenza.office.meetings.actions.floor import NOT_YOURS, floor_of, require_run, require_seat
from credenza.office.meetings.matters.base import matter_of
from credenza.office.meetings.models import AgendaItem, Decision, Motion, Seat, Urn, Vote
from credenza.office.meetings.queries.scope import day_of, seat_of
from credenza.office.meetings.queries.sessions import ended_votes
from credenza.office.practitioners.actions.editing import change


@act("vote:open")
def open_vote(
    *, motion: Motion, method: str, by: Actor, at: datetime, closes_at: datetime | None = None
) -> Motion:
    """Put a motion to the vote by voice, roll call or ballot; ``closes_at`` ends a vote between
    meetings, for which members are asked by e-mail. Raises Refused without a quorum, and while
    another vote is open.
    """
    floor = floor_of(motion.meeting)
    require_run(floor, by, motion.item)
    about(item=motion.item_id, motion=motion.pk)
    if closes_at is not None and closes_at <= at:
        raise Refused(refused("The end of the vote lies in the future."))
    after = core.open_vote(floor.state, motion.pk, method, closes_at).motion(motion.pk)
    Motion.objects.filter(pk=motion.pk).update(
        state=after.state, method=method, opened_at=at, closes_at=closes_at
    )
    motion.refresh_from_db()
    if closes_at is not None:
        ask_for_votes(motion=motion, state=floor.state, by=by, at=at)
    return motion


@act("vote:cast")
def cast(*, motion: Motion, seat: Seat, choice: str, by: Actor, at: datetime) -> None:
    """Cast a seat's vote, once.

    In a roll call who runs the meeting may write down what was called out; a ballot is cast by
    the holder of the seat alone, and what it says is kept apart from who cast it.
    """
    floor = floor_of(motion.meeting)
    _require_caster(floor, motion, seat, by)
    before = floor.state.motion(motion.pk)
    after = core.cast(floor.state, motion.pk, seat.pk, choice, at).motion(motion.pk)
    about(item=motion.item_id, motion=motion.pk)
    (place,) = after.marks.keys() - before.marks.keys()
    Vote.objects.create(
        motion=motion,
        place_id=place,
        seat=seat,
        choice=after.choices.get(place, ""),
        at=at,
        by=by.name[:120],
    )
    if after.is_secret:
        Urn.objects.get_or_create(motion=motion, choice=choice)
        Urn.objects.filter(motion=motion, choice=choice).update(papers=F("papers") + 1)


@act("vote:close")
def close_vote(*, motion: Motion, by: Actor, at: datetime, heard: Heard | None = None) -> Motion:
    """Close a vote, count it, and write what it decides; ``heard`` counts a vote by voice.

    Where the quorum is gone nothing is decided. Closing it again is refused.
    """
    floor = floor_of(motion.meeting)
    require_run(floor, by, motion.item)
    about(item=motion.item_id, motion=motion.pk)
    closed = core.close(floor.state, motion.pk, at, heard)
    _write_result(motion, closed, at)
    motion.refresh_from_db()
    about(outcome=motion.state)
    if motion.state == CARRIED:
        _carry_out(motion, floor.state, closed, by=by, at=at)
    return motion


@act("vote:break-off")
def break_off(*, motion: Motion, by: Actor, at: datetime, reason: str) -> Motion:
    """Break a vote off: nothing is decided, and it may be moved anew."""
    floor = floor_of(motion.meeting)
    require_run(floor, by)
    about(item=motion.item_id, motion=motion.pk)
    if not reason.strip():
        raise Refused(refused("Say why: it stands in the minutes."))
    after = core.break_off(floor.state, motion.pk).motion(motion.pk)
    Motion.objects.filter(pk=motion.pk).update(
        state=after.state, result=f"Broken off: {reason.strip()}"[:300], closed_at=at
    )
    motion.refresh_from_db()
    return motion


@act("vote:close-ended")
def close_ended(*, by: Actor, at: datetime) -> int:
    """Close the votes between meetings whose time is over; how many. Repeating it is harmless."""
    ended = list(ended_votes(at))
    for motion in ended:
        close_vote(motion=motion, by=by, at=at)
    return len(ended)


def _require_caster(floor, motion: Motion, seat: Seat, by: Actor) -> None:
    if motion.method == ROLL:
        require_seat(floor, seat.pk, by)
        return
    own = seat_of(by, floor.meeting.committee, day_of(floor.meeting))
    if own is None or own.pk != seat.pk:
        raise Refused(refused(NOT_YOURS.replace(", or for who runs the meeting,", "")))


def _write_result(motion: Motion, closed: Closed, at: datetime) -> None:
    result = closed.result
    counts = result.counts
    Motion.objects.filter(pk=motion.pk).update(
        state=result.state,
        closed_at=at,
        yes=counts.yes,
        no=counts.no,
        abstained=counts.abstained,
        recused=counts.recused,
        present=counts.present,
        quorum=result.quorum.reason[:300],
        result=result.words[:300],
    )


def _carry_out(motion: Motion, state: SessionState, closed: Closed, *, by, at: datetime) -> None:
    if motion.kind == AMEND:
        _amend(motion)
    elif motion.kind in (MAIN, CONSENT):
        _decide(motion, state, closed.items, at)
    else:
        _set_aside(motion, state, closed.state, by=by, at=at)


def _amend(amendment: Motion) -> None:
    """Give what was amended its new words."""
    new = {"text": amendment.text}
    new |= {name: value for name in ("reason", "conditions") if (value := getattr(amendment, name))}
    Motion.objects.filter(pk=amendment.on_id).update(**new)


def _decide(motion: Motion, state: SessionState, results: Mapping[int, Result], at) -> None:
    """Write what is decided of each item; what did not pass with the consent agenda is pulled."""
    for item in AgendaItem.objects.filter(pk__in=results).order_by("position", "id"):
        result = results[item.pk]
        if result.state != CARRIED:
            change(item, item.version, {"on_consent": False})
            continue
        Decision.objects.create(
            item=item,
            motion=motion,
            choice=motion.choice or _first_choice(item),
            reason=motion.reason,
            conditions=motion.conditions,
            yes=result.counts.yes,
            no=result.counts.no,
            abstained=result.counts.abstained,
            recused=_recused(state, item.pk),
            at=at,
        )
        change(item, item.version, {"state": DECIDED})


def _first_choice(item: AgendaItem) -> str:
    """How the consent agenda decides a matter: the first of its choices."""
    matter = matter_of(item.matter, item.reference) if item.matter else None
    return matter.choices[0].key if matter and matter.choices else ""


def _recused(state: SessionState, item: int) -> list[str]:
    out = state.recused.get(item, frozenset())
    return [one.name for one in state.roll.places if one.seat in out and one.has_vote]


def _set_aside(motion: Motion, before: SessionState, after: SessionState, *, by, at) -> None:
    """Lay everything pending on the item aside, and carry the item over."""
    for one in after.motions:
        if one.state != _state(before, one) and one.id != motion.pk:
            Motion.objects.filter(pk=one.id).update(state=one.state, closed_at=at)
    if motion.item is not None:
        items.carry(item=motion.item, reason=motion.text, by=by, at=at)


def _state(state: SessionState, motion: Question) -> str:
    return state.motion(motion.id).state
