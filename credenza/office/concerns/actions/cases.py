"""The life of a case, from what was told to its closing, and the cases beside it.

Nothing of what was told goes into the ledger: its entries name the case by its number alone.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.concerns.kinds import KINDS
from credenza.core.concerns.numbers import number
from credenza.core.concerns.parties import PartyFacts
from credenza.core.concerns.steps import (
    ANSWERED,
    CASE,
    CLOSED,
    DECIDED,
    RECEIVED,
    REOPENED,
    REVIEW,
    TRIAGED,
    may_close,
    may_decide,
)
from credenza.core.concerns.triage import Triage, may_triage
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.actions.holding import (
    add_party,
    day_at,
    happened,
    held,
    held_for,
    held_open,
    let_in,
    required,
)
from credenza.office.concerns.models import Case, Link
from credenza.office.concerns.queries.clocks import events_of, traits
from credenza.office.concerns.queries.scope import may_case
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import change
from credenza.office.team.queries import actor_of
from credenza.packs.cases import case_kinds

SAY_WHAT = "Say in a few words what it is about, without any name."
OWNS = "Owns the case."


@act("case:open")
def open_case(
    *,
    kind: str,
    facility,
    title: str,
    account: str,
    channel: str,
    received_at: datetime,
    department=None,
    unit: str = "",
    occurred_on: date | None = None,
    occurred_at: time | None = None,
    parties: Iterable[PartyFacts] = (),
    urgent: bool = False,
    by: Actor,
    at: datetime,
) -> Case:
    """Open a case of what was told. Raises Refused for a kind that is none, for one without a
    title, and for what lies in the days to come.
    """
    received_on = local_day(received_at, ZoneInfo(facility.zone))
    case = Case(
        number=_free_number(received_on.year),
        kind=kind,
        state=CASE.start,
        facility=facility,
        department=department,
        unit=unit.strip()[:120],
        title=required(title, SAY_WHAT)[:200],
        channel=channel,
        urgent=urgent,
        received_at=received_at,
        occurred_on=occurred_on,
        occurred_at=occurred_at,
    )
    _require_possible(case, at)
    case.account_sealed = sealed(account, "case", case.uid, "account")
    case.save()
    about(case=case.number)
    for one in parties:
        add_party(case, one)
    happened(case, RECEIVED, by, at, on=received_on)
    return case


@act("case:triage")
def triage(
    *, case: Case, version: int, found: Triage, words: str = "", by: Actor, at: datetime
) -> Case:
    """Record what a first look finds; ``words`` is its ground. May be done anew until the review
    begins. Raises Refused where something is missing, and Conflict where somebody else changed the
    case.
    """
    case = held_for(case, "triage", by)
    require(may_triage(case_kinds()[case.kind], found))
    values = {
        "severity": found.severity,
        "harm": found.harm,
        "bypasses": list(found.bypasses),
        "grievance": found.grievance,
        "policy": found.policy.strip()[:120],
        "triage_sealed": sealed(words, "case", case.uid, "triage"),
    }
    if case.state == RECEIVED:
        values["state"] = TRIAGED
        happened(case, TRIAGED, by, at)
    return change(case, version, values)


@act("case:give")
def give(*, case: Case, user, by: Actor, at: datetime) -> Case:
    """Make somebody the owner of the case, who reads it from now on.

    Raises Refused for whom it is about, and for who works on no cases there.
    """
    case = held_open(case, "concern:work", by)
    if not may_case(actor_of(user), "concern:work", case):
        require(may_case(by, "concern:name", case))
        let_in(case, user, OWNS, at)
        require(may_case(actor_of(user), "concern:work", case))
    return change(case, case.version, {"owner": user})


@act("case:begin-review")
def begin_review(*, case: Case, words: str = "", by: Actor, at: datetime) -> Case:
    """Begin the review; for what bypasses the tiers, the mandated one."""
    case = held_for(case, "review", by)
    happened(case, REVIEW, by, at, words=words)
    return change(case, case.version, {"state": REVIEW})


@act("case:decide")
def decide(*, case: Case, version: int, outcome: str, words: str, by: Actor, at: datetime) -> Case:
    """Record the outcome with its ground. Raises Refused while a required step is undone."""
    case = held_for(case, "decide", by)
    done = {one.key for one in events_of([case])[case.pk]}
    require(may_decide(case_kinds()[case.kind], outcome, traits(case), done))
    ground = sealed(required(words, "Say on what ground."), "case", case.uid, "ground")
    happened(case, DECIDED, by, at)
    values = {"state": DECIDED, "outcome": outcome, "ground_sealed": ground, "decided_at": at}
    return change(case, version, values)


@act("case:close")
def close(*, case: Case, closing: str, words: str = "", by: Actor, at: datetime) -> Case:
    """Close the case. Raises Refused for a grievance without its letter, unless ``words`` say why
    none goes.
    """
    case = held_for(case, "close", by)
    answered = any(one.key == ANSWERED for one in events_of([case])[case.pk])
    require(
        may_close(
            case_kinds()[case.kind],
            closing,
            case.outcome,
            grievance=bool(case.grievance),
            answered=answered,
            why=words,
        )
    )
    happened(case, CLOSED, by, at, words=words)
    return change(case, case.version, {"state": CLOSED, "closing": closing, "closed_at": at})


@act("case:reopen")
def reopen(*, case: Case, words: str, by: Actor, at: datetime) -> Case:
    """Open a closed case again, with the reason; what was decided before stays in the ledger."""
    case = held_for(case, "reopen", by)
    happened(case, REOPENED, by, at, words=required(words, "Say why it is opened again."))
    values = {"state": REVIEW, "outcome": "", "closing": "", "decided_at": None, "closed_at": None}
    return change(case, case.version, values)


@act("case:mark")
def mark(
    *,
    case: Case,
    event: str,
    on: date | None = None,
    words: str = "",
    by: Actor,
    at: datetime,
):
    """Record that something of the kind's events happened, on ``on`` or today there.

    Raises Refused for what is none of its events, and for days to come or before it came in.
    """
    case = held_open(case, "concern:work", by)
    _require_day(case, on, at)
    if event not in case_kinds()[case.kind].events:
        raise Refused(refused("Choose what happened."))
    return happened(case, event, by, at, on=on, words=words)


@act("case:link")
def link(*, case: Case, other: Case, why: str, by: Actor, at: datetime) -> Link:
    """Say that two cases belong together. Each stays behind its own wall; whoever links them must
    work on both.
    """
    case, other = held(case, "concern:work", by), held(other, "concern:work", by)
    if case.pk == other.pk:
        raise Refused(refused("A case is not linked with itself."))
    first, second = sorted((case, other), key=lambda one: one.pk)
    made, _ = Link.objects.get_or_create(case=first, other=second, defaults={"why": why[:200]})
    return made


def _require_possible(case: Case, at: datetime) -> None:
    if case.kind not in KINDS:
        raise Refused(refused(f"A case is of one of the kinds {', '.join(KINDS)}."))
    if case.department and case.department.facility_id != case.facility_id:
        raise Refused(refused(f"{case.department} is no department of {case.facility}."))
    late = case.occurred_on and case.occurred_on > day_at(case, at)
    if case.received_at > at or late:
        raise Refused(refused("It lies in the days to come: correct the date."))


def _require_day(case: Case, on: date | None, at: datetime) -> None:
    if on is not None and on > day_at(case, at):
        raise Refused(refused("That day is still to come: correct the date."))
    if on is not None and on < day_at(case, case.received_at):
        raise Refused(refused("That is before the case came in: correct the date."))


def _free_number(year: int) -> str:
    while True:
        drawn = number(year, secrets.randbits(64))
        if not Case.objects.filter(number=drawn).exists():
            return drawn
