"""Limits of the law and the accreditors that hold wherever a hospital is, as they are on a day.

Rules over a file bind by place and are tightened by bylaws; beyond these nobody goes. They are
read from the packs of the facility that is asked about, which may have adopted a new edition.
"""

from datetime import date

from credenza.core.law import Limit, Pack, Packs
from credenza.core.privileges.holding import TermLimits
from credenza.core.rulebook import limit_of

ASK_FOR_HEARING, NOTICE_OF_HEARING = "HCQIA-N1", "HCQIA-N2"
REPORTED_SUSPENSION = "NPDB-R-ACT"
LONGEST_TERM, LONGEST_TEMPORARY = "TJC-APPT", "TJC-TEMP-NEW"
FLOORS = (
    ASK_FOR_HEARING,
    NOTICE_OF_HEARING,
    REPORTED_SUSPENSION,
    LONGEST_TERM,
    LONGEST_TEMPORARY,
)
"""Rules without which hearings, suspensions and terms could not be reckoned."""


def floor(held: Packs, rule: str, day: date) -> Limit:
    """What the rule of that id says in these packs on a day; before its first day, its first word.

    Raises LookupError for a rule that no pack has, or that is not in force any more.
    """
    rules = [
        (pack.key, one) for pack in held.standards.values() for one in pack.rules if one.id == rule
    ]
    if not rules:
        raise LookupError(f"No pack has a rule {rule}.")
    day = max(day, min(one.values[0].from_on for _, one in rules))
    for pack, found in rules:
        if value := found.value_on(day):
            return limit_of(pack, found, value)
    raise LookupError(f"{rule} is not in force on {day}.")


def lacking(shipped: Pack, edition: Pack) -> tuple[str, ...]:
    """The floors of a pack that an edition of it would drop or let end."""
    kept = {one.id for one in edition.rules if one.values[-1].to_on is None}
    return tuple(one.id for one in shipped.rules if one.id in FLOORS and one.id not in kept)


def days(held: Packs, rule: str, day: date) -> int:
    """The number of days that the rule gives on a day. Raises LookupError as ``floor``."""
    limit = floor(held, rule, day)
    if limit.amount is None or limit.unit != "days":
        raise LookupError(f"{rule} says no number of days.")
    return limit.amount


def term_limits(held: Packs, day: date) -> TermLimits:
    """How long privileges may last that are granted on a day."""
    return TermLimits(floor(held, LONGEST_TERM, day), floor(held, LONGEST_TEMPORARY, day))
