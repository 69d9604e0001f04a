"""The decision, and what it brings about: appointment, privileges, deadlines, letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.answers import day_of
from credenza.core.applications.clocks import TELLING, tell_by
from credenza.core.applications.kinds import ApplicationKind
from credenza.core.applications.route import DENY
from credenza.core.applications.term import Term
from credenza.core.calendar import local_day
from credenza.core.facts import Standing
from credenza.core.permissions import Actor
from credenza.core.privileges.recommending import Recommendation
from credenza.core.rulebook import limits_of
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.actions.decision_letters import write_decision
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application, Word
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.privileges import request_of
from credenza.office.credentialing.queries.staff import running
from credenza.office.credentialing.queries.terms import term_of
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions import appointments
from credenza.office.privileging.actions import grants
from credenza.office.team.queries import packs_at, place

GRANTED, DENIED, NOTED = "granted", "denied", "noted"
OUTCOMES = {GRANTED: "Granted", DENIED: "Denied", NOTED: "Noted"}
GRANT_KINDS = {
    "temporary_applicant": "temporary",
    "temporary_need": "temporary",
    "disaster": "disaster",
    "locum_tenens": "locum",
    "telemedicine": "telemedicine",
}
"""The kind of grant that a kind of application gives; "regular" where it is not named."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: on which day, for which term, by whom, and what on each privilege."""

    outcome: str
    decided_on: date
    decided_by: str
    term: Term
    reason: str
    lines: Mapping[str, Recommendation]


@act("application:decide")
def decide(
    *,
    application: Application,
    word: Word,
    lines: Mapping[str, Recommendation],
    by: Actor,
    at: datetime,
) -> Application:
    """Decide by what the last station said: appoint, grant, set the day by which it must be told,
    and write the letters.
    """
    kind = kind_of(application)
    decision = _decision(application, kind, word, lines, at)
    about(practitioner=application.practitioner_id, outcome=decision.outcome)
    go(
        application=application,
        verb="decide",
        by=by,
        at=at,
        outcome=decision.outcome,
        decided_on=decision.decided_on,
        tell_by=_tell_by(application, kind, decision.decided_on),
        term_starts_on=decision.term.starts_on,
        term_ends_on=decision.term.ends_on,
    )
    if decision.outcome == DENIED:
        _not_appointed(application, by=by, at=at)
    else:
        _appoint(application, kind, decision, by=by, at=at)
    _grant(application, decision, by=by, at=at)
    write_decision(application=application, decision=decision, by=by, at=at)
    return application


@act("application:settle")
def settle(*, application: Application, by: Actor, at: datetime) -> Application:
    """Let what was decided for a later day begin: a leave, or the end of an appointment."""
    kind = kind_of(application)
    about(practitioner=application.practitioner_id)
    _rest_or_end(application, kind, local_day(at, ZoneInfo(application.facility.zone)), by, at)
    return application


def _decision(
    application: Application, kind: ApplicationKind, word: Word, lines, at: datetime
) -> Decision:
    decided_on = word.meeting_on or local_day(at, ZoneInfo(application.facility.zone))
    outcome = DENIED if word.outcome == DENY else NOTED if kind.ends else GRANTED
    return Decision(
        outcome=outcome,
        decided_on=decided_on,
        decided_by=word.station.title,
        term=term_of(application, decided_on),
        reason=word.reason,
        lines=lines,
    )


def _tell_by(application: Application, kind: ApplicationKind, decided_on: date) -> date:
    here = place(application.facility)
    limits = limits_of(packs_at(here), here, TELLING, decided_on)
    return tell_by(decided_on, kind.days_to_tell, limits).day


def _appoint(
    application: Application, kind: ApplicationKind, decision: Decision, *, by: Actor, at: datetime
) -> None:
    held = running(application.practitioner, application.facility)
    if kind.appoints:
        values = {
            "department": application.department,
            "category": application.staff_category or "Active",
            "standing": Standing.ACTIVE,
            "starts_on": decision.term.starts_on,
            "ends_on": decision.term.ends_on,
            "decided_on": decision.decided_on,
            "reappointment_due_on": decision.term.ends_on,
        }
        if held is None:
            values["facility"] = application.facility
            appointments.add(practitioner=application.practitioner, values=values, by=by, at=at)
        else:
            _edit(held, values, by=by, at=at)
    elif kind.staff == "leave":
        _edit(held, {"standing": Standing.ACTIVE}, by=by, at=at)
    else:
        day = local_day(at, ZoneInfo(application.facility.zone))
        _rest_or_end(application, kind, day, by, at)


def _rest_or_end(
    application: Application, kind: ApplicationKind, day: date, by: Actor, at: datetime
) -> None:
    """A leave that has begun rests the appointment; a resignation whose last day is over ends it,
    and until then says when.
    """
    held = running(application.practitioner, application.facility)
    if held is None:
        return
    if kind.ends:
        _end(application, held, day, by=by, at=at)
    elif kind.key == "leave" and (application.term_starts_on or day) <= day:
        _edit(held, {"standing": Standing.LEAVE}, by=by, at=at)


def _end(application: Application, held, day: date, *, by: Actor, at: datetime) -> None:
    last = day_of(str(application.details.get("on") or "")) or application.decided_on or day
    over = last < day or (last == application.decided_on == day)
    values = {"ends_on": last} | ({"standing": Standing.ENDED} if over else {})
    _edit(held, values, by=by, at=at)


def _not_appointed(application: Application, *, by: Actor, at: datetime) -> None:
    """Somebody who was only an applicant is none any more."""
    held = running(application.practitioner, application.facility)
    if held is not None and held.standing == Standing.APPLICANT:
        _edit(held, {"standing": Standing.ENDED}, by=by, at=at)


def _grant(application: Application, decision: Decision, *, by: Actor, at: datetime) -> None:
    request = request_of(application)
    if request is None or not decision.lines:
        return
    grants.decide(
        request=request,
        lines=decision.lines,
        starts_on=decision.term.starts_on,
        ends_on=decision.term.ends_on,
        decided_on=decision.decided_on,
        kind=GRANT_KINDS.get(application.kind, "regular"),
        by=by,
        at=at,
    )


def _edit(held, values: Mapping[str, object], *, by: Actor, at: datetime) -> None:
    if held is None:
        raise Refused(refused("There is no running appointment any more."))
    appointments.edit(appointment=held, version=held.version, values=values, by=by, at=at)
