"""One file at one facility on one day, sorted once for all the judges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from credenza.core.calendar import ONE_DAY
from credenza.core.facts import (
    AppointmentFact,
    CredentialFact,
    Finding,
    Place,
    PractitionerFile,
    Standing,
    State,
    VerificationFact,
)
from credenza.core.kinds import CredentialKind
from credenza.core.law import Limit, later
from credenza.core.rulebook import Check, Era


@dataclass(slots=True)
class Case:
    """What the judges look at. ``decision_on`` is the day limits count back from: the judging
    day for an applicant, else the decision (or, where none is on file, the start of the term).

    Facts dated after ``as_of`` do not count yet; ``horizon`` is the last day before one does.
    """

    place: Place
    appointment: AppointmentFact
    as_of: date
    applicant: bool
    decision_on: date | None
    horizon: date
    credentials: dict[str, list[CredentialFact]]
    checks: dict[str, list[VerificationFact]]
    proofs: dict[int, list[VerificationFact]]

    def rows(self, kind: CredentialKind, state: str) -> list[CredentialFact]:
        """The credentials of a kind that count at this place."""
        rows = self.credentials.get(kind.key, [])
        return [row for row in rows if _counts_in(kind, row, state)] if kind.jurisdiction else rows


def open_case(
    file: PractitionerFile, place: Place, as_of: date, holds_until: date | None
) -> Case | None:
    """The case of a file at a place; None when the person has no running appointment there."""
    appointment = _running(file.appointments, place.id)
    if appointment is None:
        return None
    case = Case(
        place=place,
        appointment=appointment,
        as_of=as_of,
        applicant=appointment.standing is Standing.APPLICANT,
        decision_on=_decision_on(appointment, as_of),
        horizon=_horizon(file, as_of, holds_until),
        credentials=defaultdict(list),
        checks=defaultdict(list),
        proofs=defaultdict(list),
    )
    _sort(case, file)
    return case


def decision_on(file: PractitionerFile, place: int, as_of: date) -> date | None:
    """The day from which limits count back for a file at a place; None where none is on file."""
    appointment = _running(file.appointments, place)
    return _decision_on(appointment, as_of) if appointment else None


def finding(
    check: Check,
    case: Case,
    state: State,
    limit: Limit,
    reason: str,
    *,
    credential: int | None = None,
    evidence: tuple[int, ...] = (),
    due_on: date | None = None,
    until: date | None = None,
) -> Finding:
    """A finding of ``check`` decided by ``limit``; it holds no longer than the horizon."""
    if case.horizon < (until or date.max):
        until = case.horizon
    requirement = check.requirement
    return Finding(
        requirement.key,
        state,
        reason,
        limit.rule,
        limit.pack,
        limit.edition,
        limit.citation,
        limit.severity,
        requirement.consequence,
        credential,
        evidence,
        due_on,
        until,
    )


def not_applicable(check: Check, case: Case, era: Era, reason: str) -> Iterator[Finding]:
    """The single finding that a requirement does not apply, and why."""
    if case.horizon != date.max:
        yield finding(check, case, State.NOT_APPLICABLE, era.basis, reason)
        return
    known = check.blanks.get((era.from_on, reason))
    if known is None:
        known = finding(check, case, State.NOT_APPLICABLE, era.basis, reason)
        check.blanks[era.from_on, reason] = known
    yield known


def while_chosen(
    found: Finding, row: CredentialFact, rows: Sequence[CredentialFact], as_of: date
) -> Finding:
    """The finding, no longer than ``row`` surely speaks for ``rows``: another may when it ends."""
    if len(rows) == 1 or row.ends_on is None or row.ends_on < as_of:
        return found
    return replace(found, until=min(found.until or date.max, row.ends_on))


def deciding(limits: Iterable[Limit], start: date) -> tuple[date, Limit]:
    """The earliest last day that ``limits`` set from ``start``, and the limit that sets it."""
    return min(((limit.last_day_from(start), limit) for limit in limits), key=lambda pair: pair[0])


def warn_from(check: Check, last_day: date) -> date:
    """The day from which something is due whose last day is ``last_day``."""
    requirement = check.requirement
    return later(last_day, -requirement.warn, requirement.warn_unit)


def _running(appointments: Iterable[AppointmentFact], place: int) -> AppointmentFact | None:
    running = (
        one for one in appointments if one.facility == place and one.standing is not Standing.ENDED
    )
    return max(running, key=lambda one: (one.starts_on or date.min, one.id), default=None)


def _decision_on(appointment: AppointmentFact, as_of: date) -> date | None:
    if appointment.standing is Standing.APPLICANT:
        return as_of
    return appointment.decided_on or appointment.starts_on


def _horizon(file: PractitionerFile, as_of: date, holds_until: date | None) -> date:
    days = [one.starts_on for one in file.credentials]
    days += [one.verified_on for one in file.verifications]
    ahead = [day for day in days if day is not None and day > as_of]
    last = min(ahead) - ONE_DAY if ahead else date.max
    return min(last, holds_until or date.max)


def _sort(case: Case, file: PractitionerFile) -> None:
    for row in file.credentials:
        if row.facility is None or row.facility == case.place.id:
            case.credentials[row.kind].append(row)
    for check in file.verifications:
        if not _counts_at(check, case.place):
            continue
        if check.verified_on is None or check.verified_on <= case.as_of:
            case.checks[check.kind].append(check)
            for credential in check.credentials:
                case.proofs[credential].append(check)


def _counts_at(check: VerificationFact, place: Place) -> bool:
    """Whether an asking counts here: separate credentialing asks separately (45 CFR 60.17)."""
    here = check.facility is None or check.facility == place.id
    return here and check.jurisdiction in ("", place.state)


def _counts_in(kind: CredentialKind, row: CredentialFact, state: str) -> bool:
    return row.jurisdiction == state or (
        bool(kind.everywhere_when) and row.details.get(kind.everywhere_when) == "yes"
    )
