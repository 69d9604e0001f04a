"""Criteria that logs of cases answer: enough of them, and the first under a proctor."""

from datetime import date

from credenza.core.calendar import long_date
from credenza.core.privileges.forms import Enough, Item, Procedure, Proctored
from credenza.core.privileges.outcomes import Case, CriterionResult, Outcome
from credenza.core.privileges.volumes import since, tally
from credenza.core.privileges.wording import cases


def enough(criterion: Enough, case: Case) -> CriterionResult:
    """Enough cases in the months before the day, and whose word stands behind them."""
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


def proctored(criterion: Proctored, case: Case) -> CriterionResult:
    """Proctored cases on file; those that are still to come are for a person, never a bar."""
    wanted = _counted_keys(criterion.procedures, case.item)
    watched = [one for one in case.volumes if one.proctored and one.procedure in wanted]
    found = tally(watched, date.min, case.as_of)
    if found.sure >= criterion.cases:
        reason = f"{found.sure} proctored {cases(found.sure, bare=True)} on file."
        return CriterionResult(criterion, Outcome.MET, reason, volumes=found.counted)
    left = criterion.cases - found.sure
    which = "The next case is" if left == 1 else f"The next {left} cases are"
    reason = f"{which} to be proctored: name the proctor with the grant."
    return CriterionResult(criterion, Outcome.PERSON, reason, volumes=found.counted)


def _counted_keys(procedures: tuple[Procedure, ...], item: Item) -> frozenset[str]:
    if procedures:
        return frozenset(one.key for one in procedures)
    return frozenset({item.key, *(one.key for one in item.includes)})
