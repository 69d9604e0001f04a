"""The clocks of a case: from what each counts, until what, and where that is written.

A clock starts with an event of the case and stops with another. Its amount is counted as the
calendar counts: a limit of n days includes the nth, and a last day on a weekend or a holiday stays
the last day unless the clock counts business days. Days are days at the facility.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_business_days, add_days, add_months

CALENDAR, BUSINESS, MONTHS = "calendar_days", "business_days", "months"
UNITS = {CALENDAR: "calendar day", BUSINESS: "business day", MONTHS: "month"}

MET, MISSED, DUE, LATE = "met", "missed", "due", "late"
STATES = {MET: "In time", MISSED: "Done too late", DUE: "Running", LATE: "Late"}

TRAITS = {
    "grievance": "patients' grievances alone",
    "complaint": "complaints that are no grievance",
    "urgent": "what is urgent",
    "bypass": "what goes past the tiers to mandated review",
}
"""What a case may be, for clocks and steps that are not for every case of their kind."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many units a clock gives, from a day on."""

    from_on: date
    value: int


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline of a kind: from the event ``starts`` to the first of the events ``stops``.

    ``only`` is the trait of the cases for which it runs; empty for all of the kind.
    ``after`` is an event without which it does not run, such as the notice that it takes longer.
    """

    key: str
    title: str
    starts: str
    stops: tuple[str, ...]
    amounts: tuple[Amount, ...]
    unit: str
    citation: str
    confidence: str
    only: str = ""
    after: str = ""

    def amount_on(self, day: date) -> int | None:
        """How many units it gives when it starts on ``day``; None before it was in force."""
        in_force = [one for one in self.amounts if one.from_on <= day]
        return max(in_force, key=lambda one: one.from_on).value if in_force else None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in the case, by its key, on a day there."""

    key: str
    on: date


@dataclass(frozen=True, slots=True)
class Course:
    """A case as its clocks see it: what it is, what happened, in order, and what is closed when.

    ``tightened`` are the facility's own shorter amounts by the clock's key; longer ones do not
    count. ``holidays`` are the days that are no business days there.
    """

    events: Sequence[Event]
    traits: Collection[str] = ()
    holidays: Collection[date] = frozenset()
    tightened: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A clock in one case: its last day, and how it stands."""

    key: str
    title: str
    day: date
    citation: str
    confidence: str
    met_on: date | None
    state: str
    started_on: date
    words: str

    @property
    def is_open(self) -> bool:
        """Whether something still has to be done."""
        return self.state in (DUE, LATE)


def deadlines(clocks: Iterable[Clock], course: Course, as_of: date) -> tuple[Deadline, ...]:
    """Every clock that runs or ran in the case, open ones first, the nearest before the others."""
    found = [one for clock in clocks if (one := _deadline(clock, course, as_of))]
    return tuple(sorted(found, key=lambda one: (not one.is_open, one.day, one.key)))


def pressing(found: Iterable[Deadline]) -> Deadline | None:
    """The open deadline that comes first; None where none is open."""
    return min((one for one in found if one.is_open), key=lambda one: one.day, default=None)


def last_day(start: date, amount: int, unit: str, holidays: Collection[date] = frozenset()) -> date:
    """The last day on which something is in time, ``amount`` units from ``start``."""
    if unit == BUSINESS:
        return add_business_days(start, amount, holidays)
    return add_months(start, amount) if unit == MONTHS else add_days(start, amount)


def _deadline(clock: Clock, course: Course, as_of: date) -> Deadline | None:
    if clock.only and clock.only not in course.traits:
        return None
    keys = [one.key for one in course.events]
    if clock.starts not in keys or (clock.after and clock.after not in keys):
        return None
    place = len(keys) - 1 - keys[::-1].index(clock.starts)
    started_on = course.events[place].on
    amount = _amount(clock, course, started_on)
    if amount is None:
        return None
    day = last_day(started_on, amount, clock.unit, course.holidays)
    later = course.events[place + 1 :]
    met_on = next((one.on for one in later if one.key in clock.stops), None)
    return Deadline(
        key=clock.key,
        title=clock.title,
        day=day,
        citation=clock.citation,
        confidence=clock.confidence,
        met_on=met_on,
        state=_state(day, met_on, as_of),
        started_on=started_on,
        words=f"{amount} {UNITS[clock.unit]}{'' if amount == 1 else 's'}",
    )


def _amount(clock: Clock, course: Course, started_on: date) -> int | None:
    amount = clock.amount_on(started_on)
    own = (course.tightened or {}).get(clock.key)
    return amount if own is None or amount is None else min(own, amount)


def _state(day: date, met_on: date | None, as_of: date) -> str:
    if met_on is None:
        return LATE if as_of > day else DUE
    return MET if met_on <= day else MISSED
