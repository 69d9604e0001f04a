"""Until when an application must be decided and its decision told, and how old evidence will be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_days, days_between, long_date
from credenza.core.law import Limit

TELLING = ("NCQA-NOTIFY",)
"""Rules on telling a decision (NCQA CR 1: 30 calendar days)."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, and why it is that one."""

    day: date
    reason: str
    citation: str = ""


def act_by(complete_on: date, days: int) -> Deadline:
    """The day by which a complete application is to be decided: ``days`` of the office's own."""
    reason = f"{days} days from the day it was complete, {long_date(complete_on)}"
    return Deadline(add_days(complete_on, days), reason)


def tell_by(decided_on: date, days: int, limits: Iterable[Limit]) -> Deadline:
    """The day by which a decision must be told: the earliest of the kind's ``days`` and the limits
    of the rules that bind.
    """
    reason = f"{days} days from the decision of {long_date(decided_on)}"
    found = [Deadline(add_days(decided_on, days), reason)]
    for limit in limits:
        if limit.amount is not None:
            words = f"{limit.in_words()} from the decision of {long_date(decided_on)}"
            found.append(Deadline(limit.last_day_from(decided_on), words, limit.citation))
    return min(found, key=lambda one: one.day)


def age_at(checked_on: date, meeting_on: date, as_of: date) -> str:
    """How old a check is on the day of a meeting: "will be 126 days old on 9 March 2027"."""
    age = days_between(checked_on, meeting_on)
    days = "1 day" if age == 1 else f"{age} days"
    if age < 0:
        return f"is later than {long_date(meeting_on)}"
    if meeting_on < as_of:
        return f"was {days} old on {long_date(meeting_on)}"
    return (
        f"is {days} old today"
        if meeting_on == as_of
        else (f"will be {days} old on {long_date(meeting_on)}")
    )


def temporary_until(starts_on: date, wanted: date | None, max_days: int) -> Deadline:
    """The last day of temporary privileges: the day asked for, or the last that ``max_days``
    allow, whichever is earlier. The first day counts. Raises ValueError for an end before it.
    """
    last = add_days(starts_on, max_days - 1)
    if wanted is not None and wanted < starts_on:
        raise ValueError("temporary privileges cannot end before they begin")
    if wanted is not None and wanted <= last:
        return Deadline(wanted, "the day asked for")
    return Deadline(last, f"the longest allowed, {max_days} days")
