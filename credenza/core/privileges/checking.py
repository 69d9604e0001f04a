"""Does a file meet the criteria of a privilege? Met, not met, or for a person to say.

More evidence never turns what was met into not met: the best of what is on file speaks.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from credenza.core.calendar import add_months, long_date
from credenza.core.credentials import current_row, is_current
from credenza.core.facts import CredentialFact, PractitionerFile
from credenza.core.kinds import CredentialKind
from credenza.core.privileges.forms import (
    AnyOf,
    Board,
    Criterion,
    Current,
    Enough,
    Item,
    Procedure,
    Proctored,
    Specialty,
    Statement,
    Training,
    specialty_key,
)
from credenza.core.privileges.volumes import Volume, since, tally
from credenza.core.privileges.wording import cases, one_of, titles

TRAINED = frozenset({"residency", "fellowship"})


class Outcome(StrEnum):
    """What the comparison says, best first."""

    MET = "met"
    PERSON = "person"
    NOT_MET = "not_met"


_RANK = {Outcome.MET: 0, Outcome.PERSON: 1, Outcome.NOT_MET: 2}


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion compared with one file. ``evidence`` are ids of credentials, ``volumes`` of
    logs.
    """

    criterion: Criterion
    outcome: Outcome
    reason: str
    evidence: tuple[int, ...] = ()
    volumes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    item: Item
    file: PractitionerFile
    volumes: Sequence[Volume]
    as_of: date
    state: str

    def rows(self, kinds: Iterable[CredentialKind]) -> list[CredentialFact]:
        keys = {kind.key for kind in kinds}
        return [row for row in self.file.credentials if row.kind in keys]


def check(
    item: Item,
    file: PractitionerFile,
    volumes: Sequence[Volume],
    as_of: date,
    *,
    state: str = "",
) -> tuple[CriterionResult, ...]:
    """Each criterion of ``item`` compared with the file on a day, in the form's order.

    With ``state``, licences and registrations that count by state must be of that state.
    """
    case = _Case(item, file, volumes, as_of, state)
    return tuple(_judge(one, case) for one in item.criteria)


def overall(results: Iterable[CriterionResult]) -> Outcome:
    """The worst of several outcomes; met when there are none."""
    return max((one.outcome for one in results), key=_RANK.__getitem__, default=Outcome.MET)


def _judge(criterion: Criterion, case: _Case) -> CriterionResult:
    return _JUDGES[type(criterion)](criterion, case)


def _training(criterion: Training, case: _Case) -> CriterionResult:
    return min(
        (_trained(criterion, row, case.as_of) for row in case.rows(criterion.kinds)),
        key=lambda result: _RANK[result.outcome],
        default=_not_met(criterion, f"No {_wanted(criterion)} is on file."),
    )


def _trained(criterion: Training, row: CredentialFact, as_of: date) -> CriterionResult:
    written, kind = row.details.get("specialty", ""), row.kind.replace("_", " ")
    if criterion.specialties and not specialty_key(written):
        return _person(criterion, f"The {kind} on file names no specialty: look at it.", row)
    if not _is_one_of(criterion.specialties, written):
        return _not_met(criterion, f"No {_wanted(criterion)} is on file.")
    what = f"{kind} in {written}" if written else kind
    if row.ends_on is None:
        return _person(criterion, f"The {what} has no day of completion on file.", row)
    if row.ends_on > as_of:
        reason = f"The {what} ends on {long_date(row.ends_on)}."
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    limit = criterion.within_years
    if limit is not None and _years_after(row.ends_on, limit) < as_of:
        reason = f"The {what} was completed on {long_date(row.ends_on)}, over {limit} years ago."
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    return _met(criterion, f"Completed {what} on {long_date(row.ends_on)}.", row)


def _board(criterion: Board, case: _Case) -> CriterionResult:
    rows = [row for row in case.file.credentials if row.kind == "board_certification"]
    results = [_certified(criterion, row, case.as_of) for row in rows]
    results += [
        _eligible(criterion, row, case.as_of)
        for row in case.file.credentials
        if criterion.eligible_years is not None and row.kind in TRAINED
    ]
    fields = one_of(one.title for one in criterion.specialties)
    return min(
        results,
        key=lambda result: _RANK[result.outcome],
        default=_not_met(criterion, f"No certification in {fields or 'any specialty'} is on file."),
    )


def _certified(criterion: Board, row: CredentialFact, as_of: date) -> CriterionResult:
    written = row.details.get("specialty", "")
    if not _is_by(criterion.issuers, row.issuer):
        return _not_met(criterion, f"The certificate of {row.issuer or 'no board'} does not count.")
    if criterion.specialties and not specialty_key(written):
        return _person(criterion, "The certificate on file names no specialty: look at it.", row)
    if not _is_one_of(criterion.specialties, written):
        return _not_met(criterion, f"The certificate on file is in {written}.")
    standing = is_current(row, as_of)
    what = f"Certification in {written}" if written else "Certification"
    if not standing:
        reason = f"{what} is not current. {standing.reason}"
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    if row.details.get("meeting_requirements") == "No":
        return _person(criterion, f"{what}: its maintenance requirements are not met.", row)
    return _met(criterion, f"{what} is current.", row)


def _eligible(criterion: Board, row: CredentialFact, as_of: date) -> CriterionResult:
    written = row.details.get("specialty", "")
    if not _is_one_of(criterion.specialties, written) or row.ends_on is None or row.ends_on > as_of:
        return _not_met(criterion, "No training that leads to the certificate is completed.")
    last_day = _years_after(row.ends_on, criterion.eligible_years or 0)
    if last_day < as_of:
        reason = f"Not certified, and the time for it ended on {long_date(last_day)}."
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    return _met(criterion, f"Not yet certified; there is time until {long_date(last_day)}.", row)


def _current(criterion: Current, case: _Case) -> CriterionResult:
    by_state = {kind.key: kind for kind in criterion.kinds if kind.jurisdiction}
    rows = [
        row
        for row in case.rows(criterion.kinds)
        if row.kind not in by_state or _counts_in(by_state[row.kind], row, case.state)
    ]
    row = current_row(rows, case.as_of)
    if row is None:
        where = f" for {case.state}" if case.state and by_state else ""
        return _not_met(criterion, f"No {titles(criterion.kinds)}{where} is on file.")
    standing = is_current(row, case.as_of)
    title = next(kind.title for kind in criterion.kinds if kind.key == row.kind)
    if not standing:
        reason = f"{title} is not current. {standing.reason}"
        return CriterionResult(criterion, Outcome.NOT_MET, reason, (row.id,))
    end = f" until {long_date(row.ends_on)}" if row.ends_on else ""
    return _met(criterion, f"{title} is good{end}.", row)


def _counts_in(kind: CredentialKind, row: CredentialFact, state: str) -> bool:
    everywhere = bool(kind.everywhere_when) and row.details.get(kind.everywhere_when) == "yes"
    return not state or row.jurisdiction == state or everywhere


def _enough(criterion: Enough, case: _Case) -> CriterionResult:
    first = since(case.as_of, criterion.months)
    wanted = _counted_keys(criterion.procedures, case.item)
    fitting = [one for one in case.volumes if one.procedure in wanted]
    found = tally(fitting, first, case.as_of, claimed=criterion.claimed)
    of = f"of {cases(criterion.least)} since {long_date(first)}"
    if found.sure >= criterion.least:
        return CriterionResult(
            criterion, Outcome.MET, f"{found.sure} {of} on file.", volumes=found.counted
        )
    if found.at_most >= criterion.least:
        reason = f"{found.sure} {of} are confirmed; {found.doubtful} more need somebody's word."
        return CriterionResult(criterion, Outcome.PERSON, reason, volumes=found.counted)
    reason = f"{found.at_most} {of} on file."
    return CriterionResult(criterion, Outcome.NOT_MET, reason, volumes=found.counted)


def _proctored(criterion: Proctored, case: _Case) -> CriterionResult:
    wanted = _counted_keys(criterion.procedures, case.item)
    watched = [one for one in case.volumes if one.proctored and one.procedure in wanted]
    found = tally(watched, date.min, case.as_of)
    if found.sure >= criterion.cases:
        reason = f"{found.sure} proctored {cases(found.sure, bare=True)} on file."
        return CriterionResult(criterion, Outcome.MET, reason, volumes=found.counted)
    left = criterion.cases - found.sure
    reason = f"The next {cases(left)} are to be proctored: name the proctor with the grant."
    return CriterionResult(criterion, Outcome.PERSON, reason, volumes=found.counted)


def _statement(criterion: Statement, case: _Case) -> CriterionResult:
    return CriterionResult(criterion, Outcome.PERSON, f"For a person to judge: {criterion.text}")


def _any(criterion: AnyOf, case: _Case) -> CriterionResult:
    results = [_judge(way, case) for way in criterion.ways]
    best = min(results, key=lambda result: _RANK[result.outcome])
    if best.outcome is Outcome.NOT_MET:
        reason = " ".join(dict.fromkeys(result.reason for result in results))
        evidence = tuple(dict.fromkeys(key for result in results for key in result.evidence))
        return CriterionResult(criterion, Outcome.NOT_MET, reason, evidence)
    return CriterionResult(criterion, best.outcome, best.reason, best.evidence, best.volumes)


_JUDGES: dict[type, Callable[..., CriterionResult]] = {
    Training: _training,
    Board: _board,
    Current: _current,
    Enough: _enough,
    Proctored: _proctored,
    Statement: _statement,
    AnyOf: _any,
}


def _counted_keys(procedures: tuple[Procedure, ...], item: Item) -> frozenset[str]:
    if procedures:
        return frozenset(one.key for one in procedures)
    return frozenset({item.key, *(one.key for one in item.includes)})


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


def _met(criterion: Criterion, reason: str, row: CredentialFact) -> CriterionResult:
    return CriterionResult(criterion, Outcome.MET, reason, (row.id,))


def _person(criterion: Criterion, reason: str, row: CredentialFact) -> CriterionResult:
    return CriterionResult(criterion, Outcome.PERSON, reason, (row.id,))


def _not_met(criterion: Criterion, reason: str) -> CriterionResult:
    return CriterionResult(criterion, Outcome.NOT_MET, reason)
