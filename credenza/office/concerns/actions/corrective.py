"""Corrective action is asked for, ordered, resolved upon, proposed, and made final."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.applications.hearing import CLOSED, SETTLED, TO_NOTIFY
from credenza.core.concerns.corrective import (
    ADVERSE,
    BASES,
    INVESTIGATION,
    PRECAUTIONARY,
    SURRENDER,
    WORKFLOWS,
)
from credenza.core.concerns.numbers import number
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.actions.action_steps import (
    day_of,
    held,
    require_past,
    saved,
    stepped,
)
from credenza.office.concerns.actions.holding import required
from credenza.office.concerns.models import Action, Case, FairHearing, Resolution
from credenza.office.concerns.queries.corrective import may_begin, under_investigation
from credenza.office.concerns.queries.scope import may_case
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import act
from credenza.office.privileging.actions import grants
from credenza.office.privileging.queries.grants import grants_of, running

SAY_WHY = "Say on what grounds: they are part of the record, behind the wall."
SAY_WHO = "Say who ordered or proposed it."
QUIET = "By corrective action; the office's director knows the grounds."
"""What the file of privileges says in the place of the grounds."""
NOTHING_HELD = "Nothing is held there on that day that could be suspended or given up."
NOT_HEARD = "The practitioner was not heard yet, and has not waived it."


@dataclass(frozen=True, slots=True)
class About:
    """Whom an action is about, where, on what grounds, and which case it comes from."""

    practitioner: int
    facility: object
    grounds: str
    case: Case | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution of the medical executive committee as its minutes have it."""

    on: date
    words: str
    yes: int = 0
    no: int = 0
    abstained: int = 0
    heard: str = ""
    body: str = "Medical executive committee"
    motion: int | None = None


@act("action:ask-investigation")
def ask_investigation(*, of: About, by: Actor, at: datetime) -> Action:
    """Ask the executive committee to investigate. Nothing is under investigation by that."""
    return _opened(of, INVESTIGATION, by, at)


@act("action:suspend")
def suspend(
    *, of: About, on: date, ordered_by: str, items: Sequence[int] = (), by: Actor, at: datetime
) -> Action:
    """Suspend privileges as a precaution from the day ``on``; its days are counted from there.

    ``items`` are ids of grants, none given means all that are held there. Raises Refused where
    nothing is held, and for a day that lies ahead.
    """
    require_past(of.facility, on, at)
    one = _opened(of, PRECAUTIONARY, by, at, ordered_by=required(ordered_by, SAY_WHO), begun_on=on)
    rows = _held_there(of, on, items)
    one.suspensions.set(
        grants.suspend(grants=rows, reason=QUIET, on=on, kind=PRECAUTIONARY, by=by, at=at)
    )
    return one


@act("action:propose")
def propose(*, of: About, kind: str, proposed_by: str, by: Actor, at: datetime) -> Action:
    """Record that a restriction or revocation is proposed; the right to a hearing begins."""
    if kind not in ADVERSE:
        raise Refused(refused("What is proposed is a restriction or a revocation."))
    one = _opened(of, kind, by, at, ordered_by=required(proposed_by, SAY_WHO))
    open_hearing(action=one, by=by, at=at)
    return one


@act("action:given-up")
def given_up(
    *,
    of: About,
    on: date,
    to_avoid: bool,
    items: Sequence[int] = (),
    by: Actor,
    at: datetime,
) -> Action:
    """Record that the practitioner gives privileges up from the day ``on``.

    Whether an investigation was under way is told by the resolutions on record; ``to_avoid`` says
    that it was given up to avoid one.
    """
    require_past(of.facility, on, at)
    during = under_investigation(of.practitioner, of.facility.pk, on)
    one = _opened(of, SURRENDER, by, at, begun_on=on, final_on=on)
    one.under_investigation = during or to_avoid
    rows = _held_there(of, on, items)
    flagged = one.under_investigation
    grants.relinquish(grants=rows, reason=QUIET, on=on, under_investigation=flagged, by=by, at=at)
    return saved(one)


@act("action:resolve")
def resolve(
    *, action: Action, verb: str, resolved: Resolved, by: Actor, at: datetime
) -> Resolution:
    """Carry out what the executive committee resolved: begin, decline, end, continue or lift.

    Raises Refused where the step is not possible, without the words of the resolution, for a
    continuation without a word on how the practitioner was heard, and for a day before the action.
    """
    one = stepped(action, verb, by, resolved=True, heard=bool(resolved.heard.strip()))
    require_past(one.facility, resolved.on, at)
    if one.begun_on and resolved.on < one.begun_on:
        raise Refused(refused(f"It began on {one.begun_on}: the resolution cannot be older."))
    kept = _kept(one, verb, resolved, by, at)
    if verb == "begin":
        one.begun_on = resolved.on
    elif verb != "continue":
        one.ended_on = resolved.on
    if verb == "lift":
        _lift(one, resolved.on, by, at)
    saved(one)
    return kept


@act("action:adopt")
def adopt(
    *, action: Action, on: date, until_on: date | None, by: Actor, at: datetime, why: str
) -> Action:
    """Record that the governing body took the action, from ``on`` until ``until_on`` or for good.

    Raises Refused before the practitioner was heard or waived it. Privileges are ended or changed
    in the file of privileges, by who keeps them.
    """
    one = stepped(action, "adopt", by, resolved=False)
    require_past(one.facility, on, at)
    require_heard(one)
    if until_on is not None and until_on < on:
        raise Refused(refused("Its last day comes before its first: correct one of them."))
    one.final_on, one.until_on = on, until_on
    FairHearing.objects.filter(action=one).update(state=CLOSED, final_on=on)
    one.ended_sealed = sealed(required(why, SAY_WHY), "action", one.uid, "ended")
    return saved(one)


@act("action:drop")
def drop(*, action: Action, on: date, by: Actor, at: datetime, why: str) -> Action:
    """Record that the proposed action is not taken."""
    one = stepped(action, "drop", by, resolved=False)
    require_past(one.facility, on, at)
    one.ended_on = on
    one.ended_sealed = sealed(required(why, SAY_WHY), "action", one.uid, "ended")
    return saved(one)


@act("action:basis")
def say_basis(*, action: Action, basis: str, by: Actor, at: datetime) -> Action:
    """Say what an action is for: competence or conduct, or administrative alone."""
    one = held(action, by)
    if basis not in BASES:
        raise Refused(refused(f"Choose one: {', '.join(BASES.values())}."))
    one.basis = basis
    return saved(one)


@act("action:open-hearing")
def open_hearing(*, action: Action, by: Actor, at: datetime) -> FairHearing:
    """Open the right to a hearing, on what is proposed or on a suspension that goes on."""
    one = held(action, by)
    if one.kind not in (*ADVERSE, PRECAUTIONARY) or hasattr(one, "hearing"):
        raise Refused(refused("A hearing is open already, or nothing of this kind is heard."))
    return FairHearing.objects.create(
        action=one, state=TO_NOTIFY, proposed_on=day_of(one.facility, at)
    )


def require_heard(action: Action) -> None:
    """Raise Refused before the practitioner was heard or waived it."""
    kept = getattr(action, "hearing", None)
    if kept is not None and kept.state not in SETTLED:
        raise Refused(refused(NOT_HEARD, "42 USC 11112(a)(3)"))


def _opened(of: About, kind: str, by: Actor, at: datetime, **columns) -> Action:
    if of.case is not None:
        require(may_case(by, "concern:decide", of.case))
    require(may_begin(by, of.practitioner, of.facility.pk))
    if of.basis and of.basis not in BASES:
        raise Refused(refused(f"Choose one: {', '.join(BASES.values())}."))
    one = Action(
        number=number(day_of(of.facility, at).year, secrets.randbits(64)),
        practitioner_id=of.practitioner,
        facility=of.facility,
        case=of.case,
        kind=kind,
        state=WORKFLOWS[kind].start,
        basis=of.basis,
        opened_at=at,
        opened_by=by.name[:120],
        **columns,
    )
    one.grounds_sealed = sealed(required(of.grounds, SAY_WHY), "action", one.uid, "grounds")
    one.save()
    return one


def _held_there(of: About, on: date, items: Sequence[int]) -> list:
    rows = running(grants_of(of.practitioner, of.facility), on)
    rows = list(rows.filter(pk__in=items) if items else rows)
    if not rows:
        raise Refused(refused(NOTHING_HELD))
    return rows


def _kept(action: Action, verb: str, said: Resolved, by: Actor, at: datetime) -> Resolution:
    one = Resolution(
        action=action,
        verb=verb,
        resolved_on=said.on,
        body=said.body[:120],
        yes=said.yes,
        no=said.no,
        abstained=said.abstained,
        motion=said.motion,
        at=at,
        by=by.name[:120],
    )
    words = required(said.words, "Write the words of the resolution, as the minutes have them.")
    one.words_sealed = sealed(words, "resolution", one.uid, "words")
    one.heard_sealed = sealed(said.heard, "resolution", one.uid, "heard")
    one.save()
    return one


def _lift(action: Action, on: date, by: Actor, at: datetime) -> None:
    """Give back what still rests under it; what somebody gave back before stays as it was."""
    resting = action.suspensions.filter(lifted_on=None).select_related("grant")
    rows = [one.grant for one in resting]
    if rows:
        grants.lift(grants=rows, reason=QUIET, on=on, by=by, at=at)
