"""For how long somebody is appointed, and when their next term begins.

A term ends at the latest on the day before its anniversary, by the strictest cycle among the
rules that bind: CMS, the accreditors, the state, the bylaws. It may end earlier, so that next
terms begin after the month of birth or are spread over the year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import ONE_DAY, add_months, month_end, month_key
from credenza.core.law import Limit

FULL, BIRTH_MONTH, LOAD = "full", "birth_month", "load"
CYCLES = {
    FULL: "As long as the rules allow",
    BIRTH_MONTH: "To the end of the month of birth",
    LOAD: "To the end of the month with the fewest",
}
SPREAD = 6
"""Months before the latest end among which the load is balanced."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its first and last day, and in words what set the last."""

    starts_on: date
    ends_on: date
    reason: str
    citation: str = ""


def longest(starts_on: date, months: int, limits: Iterable[Limit]) -> Term:
    """The longest term that begins on a day: ``months`` of the kind (0: none of its own), or less
    where a limit is stricter. Raises ValueError where nothing limits it.
    """
    found = []
    if months:
        last = add_months(starts_on, months) - ONE_DAY
        found.append(Term(starts_on, last, f"{months} months"))
    for limit in limits:
        if limit.amount:
            last = limit.last_day_from(starts_on) - ONE_DAY
            found.append(Term(starts_on, last, limit.in_words(), limit.citation))
    if not found:
        raise ValueError("no rule and no kind says how long a term may be")
    return min(found, key=lambda one: one.ends_on)


def by_birth_month(term: Term, month: int) -> Term:
    """The term cut to the last end of a month of birth that lies within it.

    A term that would be cut below half keeps its length: a first term of a few weeks helps nobody.
    """
    end = month_end(term.ends_on)
    while end > term.ends_on or end.month != month:
        end = end.replace(day=1) - ONE_DAY
    return _cut(term, end, "the end of the month of birth")


def by_load(term: Term, ending: Mapping[str, int]) -> Term:
    """The term cut to the end of the month, of the last ``SPREAD``, in which the fewest terms end.

    ``ending`` counts the terms by month ("2028-05"). Of equals the latest is taken.
    """
    ends, end = [], term.ends_on
    if end != month_end(end):
        end = end.replace(day=1) - ONE_DAY
    for _ in range(SPREAD):
        ends.append(end)
        end = end.replace(day=1) - ONE_DAY
    best = min(ends, key=lambda day: (ending.get(month_key(day), 0), -day.toordinal()))
    return _cut(term, best, "the month in which the fewest terms end")


def _cut(term: Term, end: date, why: str) -> Term:
    below_half = (end - term.starts_on) * 2 < term.ends_on - term.starts_on
    if below_half or end >= term.ends_on:
        return term
    return Term(term.starts_on, end, f"{term.reason}, cut to {why}", term.citation)
