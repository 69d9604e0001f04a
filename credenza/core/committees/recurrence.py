"""On which days a committee meets by its rule, with holidays stepped aside for.

A rule is an RRULE of RFC 5545 by days: no start, count or end of its own. Rhythms longer than a
step are counted from January 2024 on, so that “every second month” means the same months in
every year.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from credenza.core.committees.charter import EARLIER, KEEP, LATER, SKIP

COUNTED_FROM = datetime(2024, 1, 1)  # noqa: DTZ001 (a day on the wall, of no zone)
FREQUENCIES = ("WEEKLY", "MONTHLY", "YEARLY")
PARTS = ("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST")
TRIED = timedelta(days=3653)
WEEK = timedelta(days=7)
FARTHEST = 3
"""A meeting steps aside by so many weeks at most."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day by the rule. ``on`` is when the meeting takes place, None where it falls out; ``why``
    names the holiday where the two differ.
    """

    by_rule: date
    on: date | None
    why: str = ""


def check_rule(rule: str) -> str:
    """The rule as it is kept: upper case, without spaces.

    Raises ValueError with the remedy for one that is not by days, or counts or ends itself.
    """
    tidy = "".join(rule.upper().split()).removeprefix("RRULE:")
    parts = dict(part.partition("=")[::2] for part in tidy.split(";"))
    odd = sorted(set(parts) - set(PARTS))
    if odd:
        raise ValueError(f"take {odd[0] or 'the last semicolon'} out")
    if parts.get("FREQ") not in FREQUENCIES:
        raise ValueError(f"FREQ is one of {', '.join(FREQUENCIES)}")
    if not parts.keys() & {"BYDAY", "BYMONTHDAY"}:
        raise ValueError("name the day, such as BYDAY=1TU or BYMONTHDAY=15")
    if not re.fullmatch(r"[1-9]|[1-5][0-9]", parts.get("INTERVAL", "1"), re.ASCII):
        raise ValueError("INTERVAL is 1 to 59")
    if not list(_days(tidy, COUNTED_FROM.date(), COUNTED_FROM.date() + TRIED)):
        raise ValueError("no day fits it within ten years")
    return tidy


def occurrences(
    rule: str, first: date, last: date, holidays: Mapping[date, str], on_holiday: str
) -> list[Occurrence]:
    """The days from ``first`` to ``last`` by the rule; one that steps aside may leave them.

    None steps onto another day of the rule or past it: then it falls out.
    """
    days = list(_days(rule, first - WEEK * 6, last + WEEK * 6))
    found = (_aside(day, days, holidays, on_holiday) for day in days)
    return [one for one in found if first <= one.by_rule <= last]


def _days(rule: str, first: date, last: date) -> Iterator[date]:
    start, end = datetime.combine(first, time.min), datetime.combine(last, time.max)
    dates = rrulestr(rule, dtstart=COUNTED_FROM).replace(until=end)
    return (found.date() for found in dates.between(start, end, inc=True))


def _aside(
    day: date, days: Collection[date], holidays: Mapping[date, str], on_holiday: str
) -> Occurrence:
    why = holidays.get(day, "")
    if not why or on_holiday == KEEP:
        return Occurrence(day, day)
    if on_holiday == SKIP:
        return Occurrence(day, None, why)
    step = {LATER: WEEK, EARLIER: -WEEK}[on_holiday]
    for weeks in range(1, FARTHEST + 1):
        other = day + step * weeks
        if _reaches_another(day, other, days):
            break
        if other not in holidays:
            return Occurrence(day, other, why)
    return Occurrence(day, None, why)


def _reaches_another(day: date, other: date, days: Collection[date]) -> bool:
    """Does a step from ``day`` to ``other`` land on another day of the rule, or jump over one?"""
    first, last = sorted((day, other))
    return any(first <= one <= last and one != day for one in days)
