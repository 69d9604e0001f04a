"""Motions: moved, seconded, withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from credenza.core.committees import session as core
from credenza.core.committees.agenda import OPEN
from credenza.core.committees.motions import AMEND, CONSENT, KINDS, MAIN
from credenza.core.committees.motions import Motion as Question
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.actions.floor import floor_of, require_seat
from credenza.office.meetings.matters.base import matter_of
from credenza.office.meetings.models import AgendaItem, Meeting, Motion, Seat

GONE = "It waits for this committee no longer."


@dataclass(frozen=True, slots=True)
class Wording:
    """What is moved. ``choice`` is one of the matter's choices; an amendment gives new words, and
    new reason or conditions, for what it amends.
    """

    text: str = ""
    choice: str = ""
    reason: str = ""
    conditions: str = ""


@act("motion:move")
def move_motion(
    *,
    meeting: Meeting,
    kind: str,
    mover: Seat,
    by: Actor,
    at: datetime,
    item: AgendaItem | None = None,
    wording: Wording = Wording(),
) -> Motion:
    """Move something: on an item, on what is pending there, or the consent agenda.

    Raises Refused where something else comes first, for who may not move it, and for a motion
    that does not say how it decides the item's matter, or why where that is asked.
    """
    floor = floor_of(meeting)
    require_seat(floor, mover.pk, by)
    about(item=item and item.pk, kind=kind)
    if kind not in KINDS:
        raise Refused(refused("Choose what kind of motion it is."))
    if item is not None and (item.meeting_id != meeting.pk or item.state != OPEN):
        raise Refused(refused("It is not open on this agenda."))
    on_consent = _on_consent(meeting) if kind == CONSENT else []
    covers = frozenset(one.pk for one in on_consent)
    where = None if item is None or kind == CONSENT else item.pk
    asked = Question(0, kind, where, mover=mover.pk, covers=covers)
    moved = core.move(floor.state, asked).motions[-1]
    wording = _whole(kind, item, wording, len(covers))
    row = Motion.objects.create(
        meeting=floor.meeting,
        item_id=where,
        number=len(floor.state.motions) + 1,
        kind=kind,
        on_id=moved.on,
        state=moved.state,
        text=wording.text,
        choice=wording.choice,
        reason=wording.reason,
        conditions=wording.conditions,
        mover=mover,
        moved_at=at,
    )
    row.covers.set(on_consent)
    return row


@act("motion:amend")
def amend(*, motion: Motion, text: str, mover: Seat, by: Actor, at: datetime) -> Motion:
    """Move other words for what is pending; ``motion`` is the question that they bear on."""
    floor = floor_of(motion.meeting)
    pending = core.pending(floor.state.motions, motion.item_id)
    if not pending or pending[-1].id != motion.pk:
        raise Refused(refused("Something else is pending now: look at it again."))
    return move_motion(
        meeting=motion.meeting,
        kind=AMEND,
        item=motion.item,
        mover=mover,
        wording=Wording(text),
        by=by,
        at=at,
    )


@act("motion:second")
def second(*, motion: Motion, seat: Seat, by: Actor, at: datetime) -> Motion:
    """Second a motion; its mover does not."""
    floor = floor_of(motion.meeting)
    require_seat(floor, seat.pk, by)
    about(item=motion.item_id)
    after = core.second(floor.state, motion.pk, seat.pk).motion(motion.pk)
    Motion.objects.filter(pk=motion.pk).update(state=after.state, seconder=seat)
    motion.refresh_from_db()
    return motion


@act("motion:ask-ballot")
def ask_ballot(*, motion: Motion, seat: Seat, by: Actor, at: datetime) -> Motion:
    """Ask that a motion be voted on by secret ballot: from then on it is, whoever opens the vote.

    Raises Refused where the charter knows none, and once the vote is open.
    """
    floor = floor_of(motion.meeting)
    require_seat(floor, seat.pk, by)
    about(item=motion.item_id)
    core.ask_ballot(floor.state, motion.pk, seat.pk)
    Motion.objects.filter(pk=motion.pk).update(ballot_asked=True)
    motion.refresh_from_db()
    return motion


@act("motion:withdraw")
def withdraw(*, motion: Motion, by: Actor, at: datetime) -> Motion:
    """The mover takes a motion back, unless something bears on it."""
    floor = floor_of(motion.meeting)
    require_seat(floor, motion.mover_id, by)
    about(item=motion.item_id)
    after = core.withdraw(floor.state, motion.pk).motion(motion.pk)
    Motion.objects.filter(pk=motion.pk).update(state=after.state, closed_at=at)
    motion.refresh_from_db()
    return motion


def _on_consent(meeting: Meeting) -> list[AgendaItem]:
    rows = meeting.items.filter(on_consent=True, executive=False, state=OPEN)
    return list(rows.order_by("position", "id"))


def _whole(kind: str, item: AgendaItem | None, wording: Wording, covered: int) -> Wording:
    """The wording with its choice checked, and words of its own where none were typed."""
    text = wording.text.strip()
    choice = _choice(item, wording) if kind == MAIN and item is not None else None
    if not text and kind == CONSENT:
        text = f"Approve the consent agenda ({covered} item{'' if covered == 1 else 's'})"
    if not text and choice is not None:
        text = f"{item.title}: {choice.title[:1].lower()}{choice.title[1:]}"
    if not text and kind not in (MAIN, AMEND):
        text = KINDS[kind]
    if not text:
        raise Refused(refused("Say in words what is moved."))
    key = choice.key if choice else ""
    return Wording(text, key, wording.reason.strip(), wording.conditions.strip())


def _choice(item: AgendaItem, wording: Wording):
    """How a main motion decides the item's matter; None where there is nothing to choose."""
    if not item.matter:
        return None
    matter = matter_of(item.matter, item.reference)
    if matter is None:
        raise Refused(refused(GONE))
    if not matter.choices:
        return None
    choice = matter.choice(wording.choice)
    if choice is None:
        raise Refused(refused("Say how the motion decides it."))
    if choice.needs_reason and not (wording.reason.strip() or wording.conditions.strip()):
        raise Refused(refused(f"“{choice.title}” needs its reason: it is part of the record."))
    return choice
