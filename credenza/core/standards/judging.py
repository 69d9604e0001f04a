"""Some requirements of one file on any day, by rules compiled once.

``credenza.core.requirements.evaluate`` judges everything on the day its rules were compiled for;
here a few requirements are judged on the days to come, where what a rule will say is known.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from credenza.core.calendar import ONE_DAY
from credenza.core.facts import Finding, PractitionerFile
from credenza.core.judges import JUDGES
from credenza.core.judges.case import open_case
from credenza.core.rulebook import Check, Rules

Key = tuple[str, int | None]


def stands(
    file: PractitionerFile, rules: Rules, requirements: Collection[str], day: date
) -> Mapping[Key, Finding]:
    """How these requirements stand on a day, by requirement and credential.

    Empty for somebody without a running appointment or application at the rules' place.
    """
    checks = [
        one for one in rules.checks_for(file.profession) if one.requirement.key in requirements
    ]
    case = open_case(file, rules.place, day, _last_day(checks, day))
    if case is None:
        return {}
    return {
        (finding.requirement, finding.credential): finding
        for check in checks
        for finding in JUDGES[check.requirement.test](check, case)
    }


def _last_day(checks: Iterable[Check], day: date) -> date | None:
    """The last day before any of the checks changes; None when none will."""
    ahead = [era.from_on for check in checks for era in check.eras if era.from_on > day]
    return min(ahead) - ONE_DAY if ahead else None
