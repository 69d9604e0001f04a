"""What stands beside each question of a score sheet: the file's own proof, with its age."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credenza.core.calendar import days_between
from credenza.core.facts import Finding, State
from credenza.core.standards.scoring import Element, Sheet
from credenza.office.compliance.models import AuditAnswer, AuditFile
from credenza.office.compliance.queries.audits import given
from credenza.office.compliance.queries.dossiers import Checked, Dossier, Held, dossier
from credenza.office.practitioners.queries.rules import findings
from credenza.office.practitioners.queries.sheet import facts, sheet
from credenza.office.team.queries import places
from credenza.packs.loader import requirements


@dataclass(frozen=True, slots=True)
class Question:
    """An element with the answer given so far, the credentials and checks that it looks at, and
    what the rules say of them today. ``shows`` names further parts of the dossier.
    """

    element: Element
    answer: AuditAnswer | None
    held: Sequence[Held]
    checks: Sequence[Checked]
    findings: Sequence[tuple[str, Finding]]

    @property
    def suggests(self) -> str:
        """ "no" where a rule is broken today; nothing else is suggested: people decide."""
        broken = (State.LATE, State.MISSING)
        return "no" if any(one.state in broken for _, one in self.findings) else ""


@dataclass(frozen=True, slots=True)
class ScoringFile:
    """One file beside its score sheet."""

    file: AuditFile
    dossier: Dossier
    questions: Sequence[Question]


def scoring_file(file: AuditFile, sheet_of: Sheet, as_of) -> ScoringFile:
    """The file with its questions. Answers carry their age on the day of the decision."""
    facility = file.audit.facility_id
    found = dossier(file.practitioner, facility, as_of, peer_review=True)
    _age(found, file)
    told = _findings(file, facility, as_of)
    said = given(file)
    questions = [
        Question(one, said.get(one.key), *found.of_kinds(one.kinds), list(_of(one, told)))
        for one in sheet_of.elements
        if one.is_asked_of(file.group)
    ]
    return ScoringFile(file, found, questions)


def _findings(file: AuditFile, facility: int, as_of) -> dict[str, list[Finding]]:
    known = facts(sheet(file.practitioner))
    told: dict[str, list[Finding]] = {}
    at_place = places()
    for place, found in findings(known, at_place, dict.fromkeys(at_place, as_of)):
        for one in found if place == facility else ():
            if one.state is not State.NOT_APPLICABLE:
                told.setdefault(one.requirement, []).append(one)
    return told


def _of(element: Element, told: dict[str, list[Finding]]) -> Iterator[tuple[str, Finding]]:
    for key in element.requirements:
        for one in told.get(key, ()):
            yield requirements()[key].title, one


def _age(found: Dossier, file: AuditFile) -> None:
    """Days by which each answer came before the decision; None for one that came after it."""
    for one in (*found.held, *found.checks):
        for answer in one.answers:
            day = answer.verified_on or answer.asked_on
            early = day <= file.decided_on
            answer.age = days_between(day, file.decided_on) if early else None
