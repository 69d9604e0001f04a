"""What comes out when a criterion is compared with a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from credenza.core.facts import CredentialFact, PractitionerFile
from credenza.core.kinds import CredentialKind
from credenza.core.privileges.forms import Criterion, Item
from credenza.core.privileges.volumes import Volume


class Outcome(StrEnum):
    """What the comparison says, best first."""

    MET = "met"
    PERSON = "person"
    NOT_MET = "not_met"


RANK = {Outcome.MET: 0, Outcome.PERSON: 1, Outcome.NOT_MET: 2}


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
class Case:
    """What the judges look at. ``state`` is where licences must count; "" for anywhere."""

    item: Item
    file: PractitionerFile
    volumes: Sequence[Volume]
    as_of: date
    state: str

    def rows(self, kinds: Iterable[CredentialKind]) -> list[CredentialFact]:
        """The credentials of some kinds."""
        keys = {kind.key for kind in kinds}
        return [row for row in self.file.credentials if row.kind in keys]


def best(results: Iterable[CriterionResult], otherwise: CriterionResult) -> CriterionResult:
    """The first of the best among several; ``otherwise`` when there is none."""
    return min(results, key=lambda one: RANK[one.outcome], default=otherwise)


def met(criterion: Criterion, reason: str, row: CredentialFact) -> CriterionResult:
    """Met by one credential."""
    return CriterionResult(criterion, Outcome.MET, reason, (row.id,))


def person(criterion: Criterion, reason: str, row: CredentialFact) -> CriterionResult:
    """For a person to say, about one credential."""
    return CriterionResult(criterion, Outcome.PERSON, reason, (row.id,))


def not_met(criterion: Criterion, reason: str) -> CriterionResult:
    """Not met, with nothing on file to show for it."""
    return CriterionResult(criterion, Outcome.NOT_MET, reason)
