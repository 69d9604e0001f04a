"""Whether evidence proves what it is meant to prove.

A verification counts when an accepted source confirmed, on a known day, the credential as it
stands in the file; renewed since, the credential needs a new one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import long_date
from credenza.core.facts import CredentialFact, Result, VerificationFact
from credenza.core.kinds import CredentialKind
from credenza.core.law import Limit
from credenza.core.verdict import ALLOWED, Verdict, refused


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing on which the file and the source do not agree."""

    what: str
    file: str
    source: str


def is_answered(evidence: VerificationFact, as_of: date) -> Verdict:
    """Whether the source had answered by ``as_of``, on a day that is known."""
    if evidence.result is Result.PENDING:
        return refused(f"{evidence.source} was asked and has not answered.")
    if evidence.verified_on is None:
        return refused(f"The answer of {evidence.source} has no date.")
    if evidence.verified_on > as_of:
        return refused(f"{evidence.source} answered only on {long_date(evidence.verified_on)}.")
    return ALLOWED


def is_confirmed(evidence: VerificationFact, kind: CredentialKind, as_of: date) -> Verdict:
    """Whether an accepted source confirmed it by ``as_of``."""
    answered = is_answered(evidence, as_of)
    if not answered:
        return answered
    if not kind.accepts(evidence.source):
        return refused(f"{evidence.source} is not an accepted source for {kind.title}.")
    if evidence.result is Result.DIFFERS:
        return refused(f"What {evidence.source} says differs from the file.")
    if evidence.result is Result.NOT_FOUND:
        return refused(f"{evidence.source} did not find it.")
    return ALLOWED


def covers(evidence: VerificationFact, credential: CredentialFact) -> Verdict:
    """Whether it was asked about the credential's present period, not one since renewed.

    The stated end decides; without one, the check must not be older than the period's start.
    """
    checked = long_date(evidence.verified_on) if evidence.verified_on else "an unknown day"
    if evidence.stated_ends_on is not None and evidence.stated_ends_on != credential.ends_on:
        file_end = long_date(credential.ends_on) if credential.ends_on else "no end"
        return refused(
            f"Checked on {checked} with the end {long_date(evidence.stated_ends_on)}, "
            f"but the file says {file_end}: the renewal needs a new check."
        )
    if evidence.stated_ends_on is None and _is_before(evidence.verified_on, credential.starts_on):
        return refused(
            f"Checked on {checked}, before the period that began on "
            f"{long_date(credential.starts_on)}: it needs a new check."
        )
    return ALLOWED


def is_fresh(checked_on: date, limits: Iterable[Limit], decision_on: date) -> Verdict:
    """Whether a check of ``checked_on`` is within every limit on the day of decision."""
    for limit in limits:
        if limit.last_day_from(checked_on) < decision_on:
            reason = (
                f"Checked on {long_date(checked_on)}, more than {limit.in_words()} before "
                f"{long_date(decision_on)}."
            )
            return refused(reason, limit.citation)
    return ALLOWED


def satisfies(
    evidence: VerificationFact,
    credential: CredentialFact,
    kind: CredentialKind,
    limits: Iterable[Limit],
    decision_on: date,
) -> Verdict:
    """Whether evidence proves a credential for a decision: right source and answer, present
    period, within the limits. The first reason that says no is given.
    """
    if credential.id not in evidence.credentials:
        return refused("It speaks of another credential.")
    verdict = is_confirmed(evidence, kind, decision_on) and covers(evidence, credential)
    return verdict and is_fresh(evidence.verified_on, limits, decision_on)


def differences(evidence: VerificationFact, credential: CredentialFact) -> tuple[Difference, ...]:
    """On what the source and the file do not agree; what the source left unsaid agrees."""
    found = []
    if evidence.stated_ends_on is not None and evidence.stated_ends_on != credential.ends_on:
        found.append(
            Difference("end date", _day(credential.ends_on), _day(evidence.stated_ends_on))
        )
    stated = evidence.stated_status.strip()
    if stated and stated.casefold() != credential.status.casefold():
        found.append(Difference("status", credential.status, stated))
    return tuple(found)


def _is_before(day: date | None, start: date | None) -> bool:
    return day is not None and start is not None and day < start


def _day(day: date | None) -> str:
    return long_date(day) if day else "none"
