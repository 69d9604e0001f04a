"""Was it verified, checked or signed, recently enough for the decision it served?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import ONE_DAY, long_date
from credenza.core.credentials import NOT_REQUIRED, current_row
from credenza.core.facts import CredentialFact, Finding, Result, State, VerificationFact
from credenza.core.judges.case import (
    Case,
    deciding,
    finding,
    not_applicable,
    warn_from,
    while_chosen,
)
from credenza.core.judges.holding import named
from credenza.core.rulebook import Check, Era
from credenza.core.verification import covers


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown on a day: the credential it is about and the verification that shows it."""

    what: str
    on: date
    credential: int | None = None
    evidence: tuple[int, ...] = ()


def verified(check: Check, case: Case) -> Iterator[Finding]:
    """Each credential proven by its source, in its present period, within the limits.

    With the option ``scope = "each"`` every credential of the kinds is judged, wherever it
    counts; else the one that speaks for its kind here.
    """
    era = check.era_on(case.decision_on or case.as_of)
    if era is None:
        return
    found = list(
        _each(check, case, era) if check.option("scope") == "each" else _chosen(check, case, era)
    )
    if not found:
        yield from not_applicable(check, case, era, "Nothing of this kind is on file to verify.")
    yield from found


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
        yield _nothing(check, case, era, f"{check.requirement.title}: not done yet.")
        return
    title = next(kind.title for kind in check.kinds if kind.key == last.kind)
    yield _judge_age(check, case, era, Proof(title, last.verified_on, evidence=(last.id,)))


def signed(check: Check, case: Case) -> Iterator[Finding]:
    """A statement signed (``starts_on``) within the limits."""
    era = check.era_on(case.decision_on or case.as_of)
    if era is None:
        return
    rows = [row for row in case.rows(check.kind, check.state) if row.starts_on]
    past = [row for row in rows if row.starts_on and row.starts_on <= case.as_of]
    last = max(past, key=lambda row: (row.starts_on, row.id), default=None)
    if last is None or last.starts_on is None:
        yield _nothing(check, case, era, f"{check.kind.title}: none with its date is on file.")
        return
    proof = Proof(check.kind.title, last.starts_on, credential=last.id)
    yield _judge_age(check, case, era, proof)


def answered(check: Check, case: Case, *, confirmed: bool) -> list[VerificationFact]:
    """The answers to a check's kinds that count: dated, from an accepted source."""
    return [
        one
        for kind in check.kinds
        for one in case.checks.get(kind.key, ())
        if _counts(one, confirmed) and check.accepts(kind.key, one.source)
    ]


def _counts(one: VerificationFact, confirmed: bool) -> bool:
    if one.verified_on is None or one.result is Result.PENDING:
        return False
    return one.result is Result.CONFIRMED or not confirmed


def _each(check: Check, case: Case, era: Era) -> Iterator[Finding]:
    for kind in check.kinds:
        for row in case.credentials.get(kind.key, ()):
            if row.status != NOT_REQUIRED:
                yield _verified(check, case, era, row)


def _chosen(check: Check, case: Case, era: Era) -> Iterator[Finding]:
    rows = case.rows(check.kind, check.state)
    row = current_row(rows, case.as_of)
    if row is not None and row.status != NOT_REQUIRED:
        yield while_chosen(_verified(check, case, era, row), row, rows, case.as_of)


def _verified(check: Check, case: Case, era: Era, row: CredentialFact) -> Finding:
    what = named(check, row)
    if _is_unfinished(check, case, row):
        return _not_yet(check, case, era, row)
    proofs = case.proofs.get(row.id, ())
    confirmed = [
        one for one in proofs if _counts(one, True) and check.accepts(row.kind, one.source)
    ]
    if not confirmed:
        return _nothing(check, case, era, _why_unproven(check, what, row, proofs), row.id)
    last = max(confirmed, key=lambda one: (bool(covers(one, row)), one.verified_on, one.id))
    covered = covers(last, row)
    if not covered:
        return finding(
            check,
            case,
            State.LATE,
            era.basis,
            f"{what}: {covered.reason}",
            credential=row.id,
            evidence=(last.id,),
            due_on=last.stated_ends_on,
        )
    proof = Proof(what, last.verified_on or date.min, row.id, (last.id,))
    return _judge_age(check, case, era, proof)


def _is_unfinished(check: Check, case: Case, row: CredentialFact) -> bool:
    kind = next(kind for kind in check.kinds if kind.key == row.kind)
    return kind.dates == "completion" and row.ends_on is not None and row.ends_on > case.as_of


def _not_yet(check: Check, case: Case, era: Era, row: CredentialFact) -> Finding:
    end = row.ends_on or date.max
    reason = f"{named(check, row)} ends on {long_date(end)}: completion cannot be verified before."
    return finding(
        check,
        case,
        State.NOT_APPLICABLE,
        era.basis,
        reason,
        credential=row.id,
        until=end - ONE_DAY,
    )


def _why_unproven(
    check: Check, what: str, row: CredentialFact, proofs: Iterable[VerificationFact]
) -> str:
    last = max(proofs, key=lambda one: (one.verified_on or date.max, one.id), default=None)
    if last is None:
        return f"{what} has not been verified."
    if last.result is Result.PENDING:
        return f"{what}: {last.source} was asked and has not answered."
    if last.result is Result.DIFFERS:
        return f"{what}: what {last.source} says differs from the file."
    if last.result is Result.NOT_FOUND:
        return f"{what}: {last.source} did not find it."
    if not check.accepts(row.kind, last.source):
        return f"{what}: {last.source} is not an accepted source here."
    return f"{what}: the answer of {last.source} has no date."


def _nothing(
    check: Check, case: Case, era: Era, reason: str, credential: int | None = None
) -> Finding:
    due_on = None if case.applicant else case.decision_on
    return finding(
        check, case, State.MISSING, era.basis, reason, credential=credential, due_on=due_on
    )


def _judge_age(check: Check, case: Case, era: Era, proof: Proof) -> Finding:
    done = f"{proof.what}: {_DONE[check.requirement.test]} on {long_date(proof.on)}"
    if not era.limits:
        return _finding_of(check, case, State.MET, era.basis, f"{done}.", proof)
    if case.decision_on is None:
        reason = f"{done}, but neither a decision nor the start of the term is on file."
        return _finding_of(check, case, State.MISSING, era.basis, reason, proof)
    last_day, limit = deciding(era.limits, proof.on)
    if case.applicant:
        return _judge_applicant(check, case, done, proof, last_day, limit)
    when = f"the decision of {long_date(case.decision_on)}"
    if last_day < case.decision_on:
        reason = f"{done}, more than {limit.in_words()} before {when}."
        return _finding_of(check, case, State.LATE, limit, reason, proof, last_day)
    order = "after" if proof.on > case.decision_on else f"within {limit.in_words()} of"
    return _finding_of(check, case, State.MET, limit, f"{done}, {order} {when}.", proof)


def _judge_applicant(check, case, done, proof, last_day, limit) -> Finding:
    notice = warn_from(check, last_day)
    if case.as_of > last_day:
        reason = f"{done}; it counted for a decision until {long_date(last_day)}."
        return _finding_of(check, case, State.LATE, limit, reason, proof, last_day)
    early = case.as_of < notice
    return _finding_of(
        check,
        case,
        State.MET if early else State.DUE,
        limit,
        f"{done}; it counts for a decision until {long_date(last_day)}.",
        proof,
        last_day,
        notice - ONE_DAY if early else last_day,
    )


def _finding_of(check, case, state, limit, reason, proof, due_on=None, until=None) -> Finding:
    return finding(
        check,
        case,
        state,
        limit,
        reason,
        credential=proof.credential,
        evidence=proof.evidence,
        due_on=due_on,
        until=until,
    )


_DONE = {"verified": "verified", "checked": "done", "signed": "signed"}
