"""Limits of the law and the accreditors that hold wherever a hospital is, as they are on a day.

Rules over a file bind by place and are tightened by bylaws; beyond these nobody goes.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from credenza.core.law import Limit, Rule
from credenza.core.privileges.holding import TermLimits
from credenza.core.rulebook import limit_of
from credenza.packs.loader import standards

ASK_FOR_HEARING, NOTICE_OF_HEARING = "HCQIA-N1", "HCQIA-N2"
REPORTED_SUSPENSION = "NPDB-R-ACT"
LONGEST_TERM, LONGEST_TEMPORARY = "TJC-APPT", "TJC-TEMP-NEW"


def floor(rule: str, day: date) -> Limit:
    """What the rule of that id says on a day; before its first day, what it said first.

    Raises LookupError for a rule that no pack has, or that is not in force any more.
    """
    pack, found = _rules()[rule]
    value = found.values[0] if day < found.values[0].from_on else found.value_on(day)
    if value is None:
        raise LookupError(f"{rule} is not in force on {day}.")
    return limit_of(pack, found, value)


def days(rule: str, day: date) -> int:
    """The number of days that the rule gives on a day. Raises LookupError as ``floor``."""
    limit = floor(rule, day)
    if limit.amount is None or limit.unit != "days":
        raise LookupError(f"{rule} says no number of days.")
    return limit.amount


def term_limits(day: date) -> TermLimits:
    """How long privileges may last that are granted on a day."""
    return TermLimits(floor(LONGEST_TERM, day), floor(LONGEST_TEMPORARY, day))


@cache
def _rules() -> Mapping[str, tuple[str, Rule]]:
    return {rule.id: (pack.key, rule) for pack in standards().values() for rule in pack.rules}
