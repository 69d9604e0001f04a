"""Criteria that papers in the file answer: training, certification, licences and cards."""

from datetime import date

from credenza.core.calendar import add_months, long_date
from credenza.core.credentials import current_row, is_current
from credenza.core.facts import CredentialFact
from credenza.core.kinds import CredentialKind
from credenza.core.privileges.forms import Board, Current, Specialty, Training, specialty_key
from credenza.core.privileges.outcomes import (
    Case,
    CriterionResult,
    Outcome,
    best,
    met,
    not_met,
    person,
)
from credenza.core.privileges.wording import one_of, titles

TRAINED = frozenset({"residency", "fellowship"})


def training(criterion: Training, case: Case) -> CriterionResult:
    """Training of the right kind and field, completed."""
    return best(
        (_trained(criterion, row, case.as_of) for row in case.rows(criterion.kinds)),
        not_met(criterion, f"No {_wanted(criterion)} is on file."),
    )


def _trained(criterion: Training, row: CredentialFact, as_of: date) -> CriterionResult:
    written, kind = row.details.get("specialty", ""), row.kind.replace("_", " ")
    if criterion.specialties and not specialty_key(written):
        return person(criterion, f"The {kind} on file names no specialty: look at it.", row)
    if not _is_one_of(criterion.specialties, written):
        return not_met(criterion, f"No {_wanted(criterion)} is on file.")
    what = f"{kind} in {written}" if written else kind
    if row.ends_on is None:
        return person(criterion, f"The {what} has no day of completion on file.", row)
    if row.ends_on > as_of:
        reason = f"The {what} ends on {long_date(row.ends_on)}."
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    limit = criterion.within_years
    if limit is not None and _years_after(row.ends_on, limit) < as_of:
        reason = f"The {what} was completed on {long_date(row.ends_on)}, over {limit} years ago."
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    return met(criterion, f"Completed {what} on {long_date(row.ends_on)}.", row)


def board(criterion: Board, case: Case) -> CriterionResult:
    """A current certificate in the field, or training recent enough to be on the way to one."""
    rows = [row for row in case.file.credentials if row.kind == "board_certification"]
    results = [_certified(criterion, row, case.as_of) for row in rows]
    results += [
        _eligible(criterion, row, case.as_of)
        for row in case.file.credentials
        if criterion.eligible_years is not None and row.kind in TRAINED
    ]
    fields = one_of(one.title for one in criterion.specialties)
    return best(
        results, not_met(criterion, f"No certification in {fields or 'any specialty'} is on file.")
    )


def _certified(criterion: Board, row: CredentialFact, as_of: date) -> CriterionResult:
    written = row.details.get("specialty", "")
    if not _is_by(criterion.issuers, row.issuer):
        return not_met(criterion, f"The certificate of {row.issuer or 'no board'} does not count.")
    if criterion.specialties and not specialty_key(written):
        return person(criterion, "The certificate on file names no specialty: look at it.", row)
    if not _is_one_of(criterion.specialties, written):
        return not_met(criterion, f"The certificate on file is in {written}.")
    standing = is_current(row, as_of)
    what = f"Certification in {written}" if written else "Certification"
    if not standing:
        reason = f"{what} is not current. {standing.reason}"
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    if row.details.get("meeting_requirements") == "No":
        return person(criterion, f"{what}: its maintenance requirements are not met.", row)
    return met(criterion, f"{what} is current.", row)


def _eligible(criterion: Board, row: CredentialFact, as_of: date) -> CriterionResult:
    written = row.details.get("specialty", "")
    if not _is_one_of(criterion.specialties, written) or row.ends_on is None or row.ends_on > as_of:
        return not_met(criterion, "No training that leads to the certificate is completed.")
    last_day = _years_after(row.ends_on, criterion.eligible_years or 0)
    if last_day < as_of:
        reason = f"Not certified, and the time for it ended on {long_date(last_day)}."
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    return met(criterion, f"Not yet certified; there is time until {long_date(last_day)}.", row)


def current(criterion: Current, case: Case) -> CriterionResult:
    """One of several licences, registrations or cards, good on the day."""
    by_state = {kind.key: kind for kind in criterion.kinds if kind.jurisdiction}
    rows = [
        row
        for row in case.rows(criterion.kinds)
        if row.kind not in by_state or _counts_in(by_state[row.kind], row, case.state)
    ]
    row = current_row(rows, case.as_of)
    if row is None:
        where = f" for {case.state}" if case.state and by_state else ""
        return not_met(criterion, f"No {titles(criterion.kinds)}{where} is on file.")
    standing = is_current(row, case.as_of)
    title = next(kind.title for kind in criterion.kinds if kind.key == row.kind)
    if not standing:
        reason = f"{title} is not current. {standing.reason}"
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    end = f" until {long_date(row.ends_on)}" if row.ends_on else ""
    return met(criterion, f"{title} is good{end}.", row)


def _counts_in(kind: CredentialKind, row: CredentialFact, state: str) -> bool:
    everywhere = bool(kind.everywhere_when) and row.details.get(kind.everywhere_when) == "yes"
    return not state or row.jurisdiction == state or everywhere


def _is_one_of(specialties: tuple[Specialty, ...], written: str) -> bool:
    return not specialties or any(one.is_named(written) for one in specialties)


def _is_by(issuers: tuple[str, ...], written: str) -> bool:
    words = set(specialty_key(written).split())
    return not issuers or any(set(specialty_key(one).split()) <= words for one in issuers)


def _years_after(day: date, years: int) -> date:
    try:
        return add_months(day, 12 * years)
    except ValueError:
        return date.max


def _wanted(criterion: Training) -> str:
    kinds = titles(criterion.kinds)
    fields = one_of(one.title for one in criterion.specialties)
    return f"{kinds} in {fields}" if fields else kinds
