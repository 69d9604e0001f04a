"""Days, months and deadlines, with the rules of counting stated once.

* A limit of n months counts from a day to the same day of the month n months later, and that
  day still counts: checked on 10 March 2024, 24 months reach to 10 March 2026 inclusive.
* A month without that day gives its last day: 29 February + 12 months = 28 February.
* A limit of n days likewise includes its nth day.
* A credential that ends on a day is good until the end of that day where the office is.
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

ONE_DAY = timedelta(days=1)
MONTH_NAMES = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
EXPIRY_WINDOWS = (30, 60, 90, 120)
LAPSED = 0


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later (or earlier), or that month's last day.

    Raises ValueError outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"{months} months from {day} lies outside the calendar")
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """The day ``days`` later, or earlier when negative."""
    return day + timedelta(days=days)


def days_between(start: date, end: date) -> int:
    """Days from ``start`` to ``end``; negative when ``end`` is earlier."""
    return (end - start).days


def months_between(start: date, end: date) -> int:
    """Whole months from ``start`` to ``end`` by the rule of ``add_months``; end >= start."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def month_key(day: date) -> str:
    """The calendar month of a day, as "2026-11"."""
    return f"{day.year:04d}-{day.month:02d}"


def month_start(day: date) -> date:
    """The first day of the calendar month of ``day``."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """The last day of the calendar month of ``day``."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def is_business_day(day: date, holidays: Collection[date] = frozenset()) -> bool:
    """Monday to Friday and not among ``holidays`` (observed days, as the caller's list says)."""
    return day.weekday() < 5 and day not in holidays


def add_business_days(day: date, count: int, holidays: Collection[date] = frozenset()) -> date:
    """The ``count``-th business day after ``day``; with 0, ``day`` itself. count >= 0."""
    if count < 0:
        raise ValueError("business days are counted forward only")
    while count:
        day += ONE_DAY
        count -= is_business_day(day, holidays)
    return day


def business_days_between(start: date, end: date, holidays: Collection[date] = frozenset()) -> int:
    """How many business days lie after ``start``, up to and with ``end``."""
    days = (add_days(start, n) for n in range(1, days_between(start, end) + 1))
    return sum(is_business_day(day, holidays) for day in days)


def local_day(instant: datetime, zone: tzinfo) -> date:
    """The calendar day at ``zone`` on which ``instant`` (aware) falls.

    Raises ValueError for a naive instant, whose day nobody can know.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs its time zone before its day can be told")
    return instant.astimezone(zone).date()


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """The instant (UTC) at which ``day`` is over at ``zone``: the first of the next day."""
    return datetime.combine(day + ONE_DAY, time.min, zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Window:
    """Days from ``opens_on`` to ``closes_on``, both included."""

    opens_on: date
    closes_on: date

    def __contains__(self, day: date) -> bool:
        return self.opens_on <= day <= self.closes_on


def window_before(end: date, days: int) -> Window:
    """The ``days`` days that lead to ``end``, with ``end`` itself."""
    return Window(add_days(end, -days), end)


def expiry_window(
    ends_on: date, as_of: date, edges: tuple[int, ...] = EXPIRY_WINDOWS
) -> int | None:
    """The narrowest of ``edges`` (days ahead, ascending) in which ``ends_on`` falls.

    ``LAPSED`` (0) when it is past, None when it is further away than the widest.
    """
    left = days_between(as_of, ends_on)
    if left < 0:
        return LAPSED
    return next((edge for edge in edges if left <= edge), None)


def distance(day: date, as_of: date, past: str = "late") -> str:
    """How far a day is, in words: "today", "in 12 days", "3 days late" (``past`` may be "ago").

    Days up to 90, whole months up to two years, whole years beyond.
    """
    if day == as_of:
        return "today"
    amount = _amount(min(day, as_of), max(day, as_of))
    return f"in {amount}" if day > as_of else f"{amount} {past}"


def long_date(day: date) -> str:
    """A date as sentences and letters write it: "5 March 2026"."""
    return f"{day.day} {MONTH_NAMES[day.month]} {day.year}"


def _amount(start: date, end: date) -> str:
    days = days_between(start, end)
    months = months_between(start, end)
    if days <= 90:
        return _counted(days, "day")
    if months < 24:
        return _counted(months, "month")
    return _counted(months // 12, "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
