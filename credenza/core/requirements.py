"""A file, the rules of a place and a day: one finding for each requirement.

``compile_rules`` reads the packs once for a place and a day; ``evaluate`` then judges any
number of files. Neither looks at a clock: the judging day is always given.
"""

from collections.abc import Iterable
from datetime import date

from credenza.core.facts import Finding, Place, PractitionerFile
from credenza.core.judges import JUDGES
from credenza.core.judges.case import open_case
from credenza.core.rulebook import Rules, compile_rules

__all__ = ["Rules", "compile_rules", "evaluate", "judge_again_after"]


def evaluate(
    file: PractitionerFile, place: Place, rules: Rules, as_of: date
) -> tuple[Finding, ...]:
    """How ``file`` stands at ``place`` on ``as_of``, by every requirement that binds it there.

    Empty for somebody without a running appointment or application. Raises ValueError when the
    rules were compiled for another place or do not hold on that day.
    """
    _refuse_foreign(place, rules, as_of)
    case = open_case(file, place, as_of, rules.holds_until)
    if case is None:
        return ()
    return tuple(
        finding
        for check in rules.checks_for(file.profession)
        for finding in JUDGES[check.requirement.test](check, case)
    )


def judge_again_after(findings: Iterable[Finding]) -> date | None:
    """The last day on which all findings still hold if no fact changes; None: for good."""
    return min((one.until for one in findings if one.until is not None), default=None)


def _refuse_foreign(place: Place, rules: Rules, as_of: date) -> None:
    if place.id != rules.place.id:
        raise ValueError(f"These rules were compiled for place {rules.place.id}, not {place.id}.")
    if as_of < rules.as_of or (rules.holds_until and as_of > rules.holds_until):
        raise ValueError(f"These rules do not hold on {as_of}: compile them for that day.")
