"""How long somebody's privileges rest, told day by day.

The day on which a suspension begins is its day 1. It rests for good from that day until the day
before ``lifted_on``, the first day on which all is held again. Nothing else stops the count: no
leave of absence, no resignation (NPDB Guidebook, chapter E).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import (
    add_business_days,
    add_days,
    add_months,
    days_between,
    long_date,
)

PASSED, TODAY, AHEAD, SPARED = "passed", "today", "ahead", "spared"
COUNTERS = {
    PASSED: "passed",
    TODAY: "today",
    AHEAD: "ahead",
    SPARED: "lifted before",
}
DAYS, BUSINESS_DAYS = "days", "business_days"


@dataclass(frozen=True, slots=True)
class Period:
    """Days of rest: from ``starts_on`` until the day before ``lifted_on`` (None: still)."""

    starts_on: date
    lifted_on: date | None = None

    def rests(self, day: date) -> bool:
        """Whether that day is among them."""
        return self.starts_on <= day and (self.lifted_on is None or day < self.lifted_on)

    def length(self, as_of: date) -> int:
        """How many of its days there were, that of ``as_of`` included."""
        last = as_of if self.lifted_on is None else min(as_of, add_days(self.lifted_on, -1))
        return max(0, days_between(self.starts_on, last) + 1)

    def day(self, number: int) -> date:
        """Its day of that number; the first is day 1."""
        return add_days(self.starts_on, number - 1)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A day of a suspension on which somebody looks up, and where that is written.

    ``unit`` "business_days" counts those after the first day; ``states`` empty: everywhere.
    ``review``: what it asks for is done once the executive committee reviewed the suspension.
    """

    key: str
    day: int
    title: str
    citation: str
    confidence: str
    unit: str = DAYS
    states: tuple[str, ...] = ()
    review: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """One alarm of one suspension: its date, and whether that has come."""

    alarm: Alarm
    on: date
    state: str

    def waits(self, *, reviewed: bool) -> bool:
        """Whether it still asks for something: a review that was not held, or a day to come."""
        if self.state == SPARED:
            return False
        return not reviewed if self.alarm.review else self.state in (TODAY, AHEAD)

    @property
    def words(self) -> str:
        """Its number and date: "Day 31, 5 March 2026: passed"."""
        number = f"Day {self.alarm.day}" if self.alarm.unit == DAYS else self.alarm.title
        return f"{number}, {long_date(self.on)}: {COUNTERS[self.state]}"


def whole(periods: Iterable[Period]) -> Period | None:
    """From the first day of any to the last of all: how one action over several privileges lasts.

    None of none. Raises no error for gaps between them: privileges given back one by one are still
    one action.
    """
    rows = list(periods)
    if not rows:
        return None
    ends = [one.lifted_on for one in rows]
    return Period(
        min(one.starts_on for one in rows), None if None in ends else max(filter(None, ends))
    )


def counters(
    period: Period,
    alarms: Iterable[Alarm],
    as_of: date,
    *,
    state: str = "",
    holidays: Collection[date] = frozenset(),
) -> tuple[Counter, ...]:
    """Every alarm that holds in ``state``, by date; ``holidays`` matter for business days."""
    here = (one for one in alarms if not one.states or state in one.states)
    found = ((alarm, _date(period, alarm, holidays)) for alarm in here)
    return tuple(
        Counter(alarm, on, _state(period, on, as_of))
        for alarm, on in sorted(found, key=lambda one: (one[1], one[0].day, one[0].key))
    )


def reached_on(periods: Sequence[Period], total: int, months: int, as_of: date) -> date | None:
    """The first day until ``as_of`` on which ``total`` days of rest lay within ``months`` months.

    A day that several share counts once. None while that has not happened.
    """
    days = sorted(_days(periods, as_of))
    for place in range(total - 1, len(days)):
        first, last = days[place - total + 1], days[place]
        if first > add_months(last, -months):
            return last
    return None


def _days(periods: Sequence[Period], as_of: date) -> set[date]:
    return {one.day(n) for one in periods for n in range(1, one.length(as_of) + 1)}


def _date(period: Period, alarm: Alarm, holidays: Collection[date]) -> date:
    if alarm.unit == BUSINESS_DAYS:
        return add_business_days(period.starts_on, alarm.day, holidays)
    return period.day(alarm.day)


def _state(period: Period, on: date, as_of: date) -> str:
    if period.lifted_on is not None and period.lifted_on <= on:
        return SPARED
    if on == as_of:
        return TODAY
    return PASSED if on < as_of else AHEAD
