"""For how long an application's decision holds."""

from datetime import date

from credenza.core.applications.answers import day_of
from credenza.core.applications.clocks import temporary_until
from credenza.core.applications.kinds import ApplicationKind
from credenza.core.applications.term import (
    BIRTH_MONTH,
    LOAD,
    Term,
    by_birth_month,
    by_load,
    longest,
)
from credenza.core.law import Limit
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.staff import running
from credenza.office.practitioners.queries.facts import birth_date
from credenza.office.practitioners.queries.rules import rules_for
from credenza.office.practitioners.queries.terms import ending_by_month
from credenza.office.team.queries import place, setting

CYCLE = "reappointment_cycle"
USUAL_MONTHS = 24


def term_of(application: Application, decided_on: date) -> Term:
    """The term that a decision of that day gives, by the strictest rule in force and the office's
    cycle; a temporary one by the days of its kind.

    Raises Refused where what was asked for cannot be a term.
    """
    kind = kind_of(application)
    starts_on = max(decided_on, _day(application, "from_on") or decided_on)
    if kind.max_days and not kind.appoints:
        return _temporary(application, kind, starts_on)
    held = running(application.practitioner, application.facility)
    if not kind.appoints and held and held.ends_on and held.ends_on >= starts_on:
        return Term(starts_on, held.ends_on, "the end of the appointment")
    whole = longest(starts_on, kind.months or USUAL_MONTHS, term_limits(application, decided_on))
    return _cycled(application, whole) if kind.appoints else whole


def term_limits(application: Application, day: date) -> tuple[Limit, ...]:
    """How long an appointment may last there, by every rule that binds the profession."""
    rules = rules_for(place(application.facility), day)
    checks = rules.checks_for(application.practitioner.profession)
    eras = (one.era_on(day) for one in checks if one.requirement.test == "term")
    return tuple(limit for era in eras if era for limit in era.limits)


def _temporary(application: Application, kind: ApplicationKind, starts_on: date) -> Term:
    try:
        end = temporary_until(starts_on, _day(application, "until"), kind.max_days)
    except ValueError as error:
        raise Refused(refused("It would end before it begins: correct the days.")) from error
    return Term(starts_on, end.day, end.reason, kind.citation)


def _cycled(application: Application, whole: Term) -> Term:
    cycle, person = setting(CYCLE), application.practitioner
    if cycle == BIRTH_MONTH and (born_on := birth_date(person.uid, person.born_sealed)):
        return by_birth_month(whole, born_on.month)
    if cycle == LOAD:
        return by_load(whole, ending_by_month(application.facility_id))
    return whole


def _day(application: Application, key: str) -> date | None:
    return day_of(str(application.details.get(key) or ""))
