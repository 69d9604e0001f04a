"""Does a file meet the criteria of a privilege? Met, not met, or for a person to say.

More evidence never turns what was met into not met: the best of what is on file speaks.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from credenza.core.facts import PractitionerFile
from credenza.core.privileges.by_cases import enough, proctored
from credenza.core.privileges.by_file import board, current, training
from credenza.core.privileges.forms import (
    AnyOf,
    Board,
    Criterion,
    Current,
    Enough,
    Item,
    Proctored,
    Statement,
    Training,
)
from credenza.core.privileges.outcomes import RANK, Case, CriterionResult, Outcome
from credenza.core.privileges.volumes import Volume


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
    case = Case(item, file, volumes, as_of, state)
    return tuple(_judge(one, case) for one in item.criteria)


def overall(results: Iterable[CriterionResult]) -> Outcome:
    """The worst of several outcomes; met when there are none."""
    return max((one.outcome for one in results), key=RANK.__getitem__, default=Outcome.MET)


def _judge(criterion: Criterion, case: Case) -> CriterionResult:
    return _JUDGES[type(criterion)](criterion, case)


def _statement(criterion: Statement, case: Case) -> CriterionResult:
    return CriterionResult(criterion, Outcome.PERSON, f"For a person to judge: {criterion.text}")


def _any(criterion: AnyOf, case: Case) -> CriterionResult:
    results = [_judge(way, case) for way in criterion.ways]
    first = min(results, key=lambda result: RANK[result.outcome])
    if first.outcome is Outcome.NOT_MET:
        reason = " ".join(dict.fromkeys(result.reason for result in results))
        evidence = tuple(dict.fromkeys(key for result in results for key in result.evidence))
        return CriterionResult(criterion, Outcome.NOT_MET, reason, evidence)
    return CriterionResult(criterion, first.outcome, first.reason, first.evidence, first.volumes)


_JUDGES: dict[type, Callable[..., CriterionResult]] = {
    Training: training,
    Board: board,
    Current: current,
    Enough: enough,
    Proctored: proctored,
    Statement: _statement,
    AnyOf: _any,
}
