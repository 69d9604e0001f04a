"""Checks and statements, and how old they may be on the day of the decision they serve."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import ONE_DAY, long_date
from credenza.core.facts import Finding, Result, State, VerificationFact
from credenza.core.judges.case import Case, deciding, finding, warn_from
from credenza.core.law import Limit
from credenza.core.rulebook import Check, Era

NO_DECISION = "neither a decision nor the start of the term is on file"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown on a day: the credential it is about and the verification that shows it."""

    what: str
    on: date
    credential: int | None = None
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Age:
    """How the age of a proof stands, which limit says so, and the words that follow its date."""

    state: State
    limit: Limit
    words: str
    due_on: date | None = None
    until: date | None = None


def checked(check: Check, case: Case) -> Iterator[Finding]:
    """A check about the person, answered within the limits; any of the kinds will do.

    With the option ``answer = "confirmed"`` the answer must confirm; else any answer is one.
    """
    era = check.era_on(case.decision_on or case.as_of)
    if era is None:
        return
    answers = answered(check, case, confirmed=check.option("answer") == "confirmed")
    last = max(answers, key=lambda one: (one.verified_on, one.id), default=None)
    if last is None or last.verified_on is None:
        yield nothing(check, case, era, f"{check.requirement.title}: not done yet.")
        return
    title = next(kind.title for kind in check.kinds if kind.key == last.kind)
    yield judge_age(check, case, era, Proof(title, last.verified_on, evidence=(last.id,)))


def signed(check: Check, case: Case) -> Iterator[Finding]:
    """A statement signed (``starts_on``) within the limits."""
    era = check.era_on(case.decision_on or case.as_of)
    if era is None:
        return
    rows = [row for row in case.rows(check.kind, check.state) if row.starts_on]
    past = [row for row in rows if row.starts_on and row.starts_on <= case.as_of]
    last = max(past, key=lambda row: (row.starts_on, row.id), default=None)
    if last is None or last.starts_on is None:
        yield nothing(check, case, era, f"{check.kind.title}: none with its date is on file.")
        return
    proof = Proof(check.kind.title, last.starts_on, credential=last.id)
    yield judge_age(check, case, era, proof)


def answered(check: Check, case: Case, *, confirmed: bool) -> list[VerificationFact]:
    """The answers to a check's kinds that count: dated, from an accepted source."""
    return [
        one
        for kind in check.kinds
        for one in case.checks.get(kind.key, ())
        if counts(one, confirmed=confirmed) and check.accepts(kind.key, one.source)
    ]


def counts(one: VerificationFact, *, confirmed: bool) -> bool:
    """Whether it is an answer with its day; with ``confirmed``, one that confirms."""
    if one.verified_on is None or one.result is Result.PENDING:
        return False
    return one.result is Result.CONFIRMED or not confirmed


def nothing(
    check: Check, case: Case, era: Era, reason: str, credential: int | None = None
) -> Finding:
    """The finding that there is no proof at all; it was due by the decision."""
    due_on = None if case.applicant else case.decision_on
    return finding(
        check, case, State.MISSING, era.basis, reason, credential=credential, due_on=due_on
    )


def judge_age(check: Check, case: Case, era: Era, proof: Proof) -> Finding:
    """A proof against the limits: back from the decision, or for an applicant from today."""
    age = _age(check, case, era, proof.on)
    return finding(
        check,
        case,
        age.state,
        age.limit,
        f"{proof.what}: {_DONE[check.requirement.test]} on {long_date(proof.on)}{age.words}.",
        credential=proof.credential,
        evidence=proof.evidence,
        due_on=age.due_on,
        until=age.until,
    )


def _age(check: Check, case: Case, era: Era, on: date) -> Age:
    if not era.limits:
        return Age(State.MET, era.basis, "")
    if case.decision_on is None:
        return Age(State.MISSING, era.basis, f", but {NO_DECISION}")
    last_day, limit = deciding(era.limits, on)
    if case.applicant:
        return _age_before_decision(check, case.as_of, last_day, limit)
    return _age_at_decision(case.decision_on, on, last_day, limit)


def _age_before_decision(check: Check, as_of: date, last_day: date, limit: Limit) -> Age:
    end, notice = long_date(last_day), warn_from(check, last_day)
    if as_of > last_day:
        return Age(State.LATE, limit, f"; it counted for a decision until {end}", last_day)
    words = f"; it counts for a decision until {end}"
    if as_of >= notice:
        return Age(State.DUE, limit, words, last_day, last_day)
    return Age(State.MET, limit, words, last_day, notice - ONE_DAY)


def _age_at_decision(decision_on: date, on: date, last_day: date, limit: Limit) -> Age:
    decision = f"the decision of {long_date(decision_on)}"
    if last_day < decision_on:
        words = f", more than {limit.in_words()} before {decision}"
        return Age(State.LATE, limit, words, last_day)
    if on > decision_on:
        return Age(State.MET, limit, f", after {decision}")
    return Age(State.MET, limit, f", within {limit.in_words()} of {decision}")


_DONE = {"verified": "verified", "checked": "done", "signed": "signed"}
