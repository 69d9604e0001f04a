"""The separate clocks: queries and reviews, screening by the month, and the term."""

from collections.abc import Iterator
from datetime import date

from credenza.core.calendar import (
    MONTH_NAMES,
    ONE_DAY,
    add_months,
    long_date,
    month_end,
    month_key,
)
from credenza.core.credentials import current_row, is_current
from credenza.core.facts import CredentialFact, Finding, State, VerificationFact
from credenza.core.judges.case import Case, deciding, finding, not_applicable, warn_from
from credenza.core.judges.freshness import answered
from credenza.core.law import Limit, later
from credenza.core.rulebook import Check, Era


def clock(check: Check, case: Case) -> Iterator[Finding]:
    """Something repeated within a limit since it was last done.

    Options: ``applicants = "no"`` leaves applicants out; ``starts = "appointment"`` runs the
    first turn from the start of the appointment; ``enrolment`` names a credential kind that
    keeps the clock satisfied while it is current.
    """
    era = check.era_on(case.as_of)
    if era is None:
        return
    if case.applicant and check.option("applicants") == "no":
        yield from not_applicable(check, case, era, "It begins with the appointment.")
        return
    enrolled = _enrolment(check, case)
    if enrolled is not None:
        yield _enrolled(check, case, era, enrolled)
        return
    yield _running(check, case, era)


def monthly(check: Check, case: Case) -> Iterator[Finding]:
    """Something done in every calendar month: on the 1st of one and the 31st of the next is
    enough (the months count, not the days between).
    """
    era = check.era_on(case.as_of)
    if era is None:
        return
    if case.applicant and check.option("applicants") == "no":
        yield from not_applicable(check, case, era, "It begins with the appointment.")
        return
    last = _latest(check, case)
    if last is None or last.verified_on is None:
        reason = f"{check.kind.title}: never checked."
        yield finding(check, case, State.MISSING, era.basis, reason)
        return
    yield _judge_month(check, case, era.limits[0] if era.limits else era.basis, last)


def term(check: Check, case: Case) -> Iterator[Finding]:
    """An appointment within its term, and its term within the strictest limit."""
    era = check.era_on(case.as_of)
    if era is None:
        return
    if case.applicant:
        yield from not_applicable(check, case, era, "There is no appointment yet.")
        return
    end, limit, reason = _term_end(case, era)
    if end is None:
        yield finding(check, case, State.MISSING, limit, reason)
        return
    notice = warn_from(check, end)
    state, until = _toward(case.as_of, notice, end)
    yield finding(check, case, state, limit, reason, due_on=end, until=until)


def reappointment(check: Check, case: Case) -> Iterator[Finding]:
    """Reappointment under way in the days before the term ends, and done by its due day."""
    era = check.era_on(case.as_of)
    if era is None:
        return
    if case.applicant:
        yield from not_applicable(check, case, era, "There is no appointment yet.")
        return
    end, _, reason = _term_end(case, _era_of_term(case, era))
    due_on = case.appointment.reappointment_due_on or end
    if due_on is None:
        yield finding(check, case, State.MISSING, era.basis, reason)
        return
    lead = era.limits[0]
    opens = min(later(end or due_on, -(lead.amount or 0), "days"), due_on)
    state, until = _toward(case.as_of, opens, due_on)
    reason = f"Reappointment opens on {long_date(opens)} and is due by {long_date(due_on)}."
    yield finding(check, case, state, lead, reason, due_on=due_on, until=until)


def _toward(as_of: date, notice: date, last_day: date) -> tuple[State, date | None]:
    if as_of > last_day:
        return State.LATE, None
    if as_of >= notice:
        return State.DUE, last_day
    return State.MET, notice - ONE_DAY


def _latest(check: Check, case: Case) -> VerificationFact | None:
    answers = answered(check, case, confirmed=False)
    return max(answers, key=lambda one: (one.verified_on, one.id), default=None)


def _running(check: Check, case: Case, era: Era) -> Finding:
    last = _latest(check, case)
    start = last.verified_on if last else None
    since = "last done on"
    if start is None and check.option("starts") == "appointment":
        start, since = case.appointment.starts_on, "not done yet since"
    title = check.kind.title
    if start is None:
        return finding(check, case, State.MISSING, era.basis, f"{title}: never done.")
    last_day, limit = deciding(era.limits, start)
    state, until = _toward(case.as_of, warn_from(check, last_day), last_day)
    return finding(
        check,
        case,
        state,
        limit,
        f"{title}: {since} {long_date(start)}; the {limit.in_words()} end on "
        f"{long_date(last_day)}.",
        evidence=(last.id,) if last else (),
        due_on=last_day,
        until=until,
    )


def _enrolment(check: Check, case: Case) -> CredentialFact | None:
    rows = case.credentials.get(check.option("enrolment"), ())
    return current_row([row for row in rows if is_current(row, case.as_of)], case.as_of)


def _enrolled(check: Check, case: Case, era: Era, row: CredentialFact) -> Finding:
    if row.ends_on is None:
        reason = "Continuous enrolment on file, without an end."
        return finding(check, case, State.MET, era.basis, reason, credential=row.id)
    state, until = _toward(case.as_of, warn_from(check, row.ends_on), row.ends_on)
    return finding(
        check,
        case,
        state,
        era.basis,
        f"Continuous enrolment runs until {long_date(row.ends_on)}.",
        credential=row.id,
        due_on=row.ends_on,
        until=until,
    )


def _judge_month(check: Check, case: Case, limit: Limit, last: VerificationFact) -> Finding:
    done = last.verified_on or date.min
    due_on = month_end(add_months(done.replace(day=1), 1))
    this_month = month_key(done) == month_key(case.as_of)
    state, until = State.MET, month_end(done)
    if not this_month:
        state, until = _toward(case.as_of, month_end(done) + ONE_DAY, due_on)
    return finding(
        check,
        case,
        state,
        limit,
        f"{check.kind.title}: last checked on {long_date(done)}; "
        f"the next is due in {MONTH_NAMES[due_on.month]} {due_on.year}.",
        evidence=(last.id,),
        due_on=due_on,
        until=until,
    )


def _era_of_term(case: Case, era: Era) -> Era:
    return Era(era.from_on, era.basis, ())


def _term_end(case: Case, era: Era) -> tuple[date | None, Limit, str]:
    """The last day of the term as the rules let it run, who decided that, and the sentence."""
    start, end = case.appointment.starts_on, case.appointment.ends_on
    if start is None or not era.limits:
        if end is None:
            return None, era.basis, "The appointment has no end on file."
        return end, era.basis, f"The appointment runs until {long_date(end)}."
    allowed, limit = deciding(era.limits, start)
    if end is None:
        reason = f"The appointment has no end on file; {limit.in_words()} from its start end on "
        return allowed, limit, f"{reason}{long_date(allowed)}."
    if end > allowed:
        reason = (
            f"The appointment is entered until {long_date(end)}, but {limit.in_words()} from "
            f"{long_date(start)} end on {long_date(allowed)}."
        )
        return allowed, limit, reason
    return end, limit, f"The appointment runs until {long_date(end)}."
