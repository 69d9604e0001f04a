"""Was each credential verified at its source, as it stands, recently enough?"""

from collections.abc import Iterable, Iterator
from datetime import date

from credenza.core.calendar import ONE_DAY, long_date
from credenza.core.credentials import NOT_REQUIRED, current_row
from credenza.core.facts import CredentialFact, Finding, Result, State, VerificationFact
from credenza.core.judges.case import Case, finding, not_applicable, while_chosen
from credenza.core.judges.freshness import Proof, counts, judge_age, nothing
from credenza.core.judges.holding import named
from credenza.core.rulebook import Check, Era
from credenza.core.verification import covers


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
        one for one in proofs if counts(one, confirmed=True) and check.accepts(row.kind, one.source)
    ]
    if not confirmed:
        return nothing(check, case, era, _why_unproven(check, what, row, proofs), row.id)
    last = max(confirmed, key=lambda one: (bool(covers(one, row)), one.verified_on, one.id))
    covered = covers(last, row)
    if not covered:
        # What was proven still holds to its end: the renewal's own check is due by then.
        proven_to = last.stated_ends_on
        still_proven = proven_to is not None and case.as_of <= proven_to
        return finding(
            check,
            case,
            State.DUE if still_proven else State.LATE,
            era.basis,
            f"{what}: {covered.reason}",
            credential=row.id,
            evidence=(last.id,),
            due_on=proven_to,
            until=proven_to if still_proven else None,
        )
    proof = Proof(what, last.verified_on or date.min, row.id, (last.id,))
    return judge_age(check, case, era, proof)


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
