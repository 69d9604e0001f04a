"""What would turn a finding green: tried on the file itself, by the rules that judged it.

Each way adds to the file what somebody could do today and judges again, so that nothing is
promised which the rules would not then say.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from credenza.core.calendar import add_days, add_months, long_date
from credenza.core.facts import (
    CredentialFact,
    Finding,
    PractitionerFile,
    Result,
    State,
    VerificationFact,
)
from credenza.core.judges.history import EXPLANATION
from credenza.core.kinds import CredentialKind
from credenza.core.rulebook import Check, Rules
from credenza.core.standards.alone import verdict
from credenza.core.standards.judging import stands

INVENTED = -1
A_LIFE = 1200  # months
# Here each try does more than the one before: the first that is enough is the one to tell.
STEPWISE = frozenset({"gaps", "count", "hours"})


@dataclass(frozen=True, slots=True)
class Way:
    """Something that would turn a finding green today; ``until`` is the last day it then holds."""

    words: str
    until: date | None


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is tried on: the check that was not met, the file, and the day."""

    check: Check
    file: PractitionerFile
    place: int
    found: Finding
    as_of: date

    @property
    def row(self) -> CredentialFact | None:
        return next((one for one in self.file.credentials if one.id == self.found.credential), None)

    @property
    def kind(self) -> CredentialKind:
        known = {kind.key: kind for kind in self.check.kinds}
        return known[self.row.kind] if self.row and self.row.kind in known else self.check.kind

    def with_row(self, row: CredentialFact) -> PractitionerFile:
        """The file with a credential in place of the one with its id, or beside the others."""
        others = tuple(one for one in self.file.credentials if one.id != row.id)
        return replace(self.file, credentials=(*others, row))

    def with_answers(self, *answers: VerificationFact) -> PractitionerFile:
        return replace(self.file, verifications=(*self.file.verifications, *answers))


Tries = Iterator[tuple[str, PractitionerFile]]


def ways(file: PractitionerFile, rules: Rules, found: Finding, as_of: date) -> tuple[Way, ...]:
    """What would turn an open finding green on ``as_of``; empty where only time or a new decision
    can.
    """
    key = found.requirement
    check = next(one for one in rules.checks_for(file.profession) if one.requirement.key == key)
    mark = _Mark(check, file, rules.place.id, found, as_of)
    green = []
    for words, tried in _TRIES[check.requirement.test](mark):
        after = verdict(_same(stands(tried, rules, {key}, as_of).values(), found))
        if after and after.state is State.MET:
            green.append(Way(words, after.until))
            if check.requirement.test in STEPWISE:
                break
    return tuple(green)


def _same(findings: Iterable[Finding], found: Finding) -> list[Finding]:
    """Those about the same credential; all of them, where the finding is about none."""
    rows = list(findings)
    same = [one for one in rows if one.credential == found.credential]
    return same if found.credential is not None and same else rows


def _renewed(mark: _Mark) -> Tries:
    kind, check = mark.kind, mark.check
    notice = check.requirement.warn or kind.notice_days
    last_day = add_days(mark.as_of, notice + 1)
    row = mark.row or CredentialFact(INVENTED, kind.key, jurisdiction=check.state)
    if kind.expires:
        good = replace(row, status="active", starts_on=_begun(row, mark.as_of), ends_on=last_day)
        words = f"{kind.title}: one that is current and good until {long_date(last_day)} or later."
        yield words, mark.with_row(good)
    else:
        yield (
            f"{kind.title}: one that is current.",
            mark.with_row(
                replace(row, status="active", starts_on=_begun(row, mark.as_of), ends_on=None)
            ),
        )


def _begun(row: CredentialFact, as_of: date) -> date:
    return min(row.starts_on or as_of, as_of)


def _on_file(mark: _Mark) -> Tries:
    for kind in mark.check.kinds:
        row = CredentialFact(
            INVENTED, kind.key, jurisdiction=mark.check.state, starts_on=mark.as_of
        )
        yield f"{kind.title} on file.", mark.with_row(row)


def _verified(mark: _Mark) -> Tries:
    row = mark.row
    if row is not None:
        answer = replace(_answer(mark, mark.kind), credentials=(row.id,))
        words = f"{mark.kind.title} confirmed today by {_sources(mark.check, mark.kind)}."
        yield words, mark.with_answers(replace(answer, stated_ends_on=row.ends_on))


def _checked(mark: _Mark) -> Tries:
    for kind in mark.check.kinds:
        words = f"{kind.title}: done today, with {_sources(mark.check, kind)}."
        yield words, mark.with_answers(_answer(mark, kind))
    enrolment = mark.check.option("enrolment")
    if enrolment:
        row = CredentialFact(INVENTED, enrolment, starts_on=mark.as_of, continuous=True)
        yield "Enrolled today, continuously.", mark.with_row(row)


def _signed(mark: _Mark) -> Tries:
    row = CredentialFact(
        INVENTED, mark.check.kind.key, jurisdiction=mark.check.state, starts_on=mark.as_of
    )
    yield f"{mark.check.kind.title} signed today.", mark.with_row(row)


def _explained(mark: _Mark) -> Tries:
    since = add_months(mark.as_of, -A_LIFE)
    for words, written in (
        ("Every gap explained.", "no"),
        ("Every gap explained in writing.", "yes"),
    ):
        row = CredentialFact(
            INVENTED, EXPLANATION, starts_on=since, ends_on=mark.as_of, details={"written": written}
        )
        yield words, mark.with_row(row)


def _answered(mark: _Mark) -> Tries:
    answers = []
    for count in range(1, _needed(mark) + 1):
        answers.append(replace(_answer(mark, mark.check.kind), id=-count, credentials=(-count,)))
        yield f"{mark.check.kind.title}: {count} more by today.", mark.with_answers(*answers)


def _taught(mark: _Mark) -> Tries:
    for hours in range(1, _needed(mark) + 1):
        row = CredentialFact(
            INVENTED, mark.check.kind.key, ends_on=mark.as_of, details={"hours": str(hours)}
        )
        yield f"{hours} more hours by today.", mark.with_row(row)


def _decided(mark: _Mark) -> Tries:
    def again(one):
        if one.facility != mark.place:
            return one
        return replace(
            one,
            starts_on=mark.as_of,
            decided_on=mark.as_of,
            ends_on=None,
            reappointment_due_on=None,
        )

    appointments = tuple(again(one) for one in mark.file.appointments)
    words = "A decision of the governing body today, for a new term."
    yield words, replace(mark.file, appointments=appointments)


def _needed(mark: _Mark) -> int:
    era = mark.check.era_on(mark.as_of)
    return max((limit.amount or 0 for limit in era.limits), default=0) if era else 0


def _answer(mark: _Mark, kind: CredentialKind) -> VerificationFact:
    accepted = _accepted(mark.check, kind)
    return VerificationFact(
        id=INVENTED,
        kind=kind.key,
        source=accepted[0][0] if accepted else "",
        method="web",
        result=Result.CONFIRMED,
        verified_on=mark.as_of,
        facility=mark.place if kind.per_facility else None,
    )


def _accepted(check: Check, kind: CredentialKind) -> list[tuple[str, str]]:
    return [(one.key, one.name) for one in kind.sources if check.accepts(kind.key, one.key)]


def _sources(check: Check, kind: CredentialKind) -> str:
    names = [name for _, name in _accepted(check, kind)]
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "its source"


_TRIES: Mapping[str, Callable[[_Mark], Tries]] = {
    "current": _renewed,
    "held": _on_file,
    "verified": _verified,
    "checked": _checked,
    "signed": _signed,
    "clock": _checked,
    "monthly": _checked,
    "term": _decided,
    "reappointment": _decided,
    "gaps": _explained,
    "count": _answered,
    "hours": _taught,
}
