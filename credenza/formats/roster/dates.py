"""Dates as rosters write them.

Months come before days, as in the United States; a day that can only be read the other way is
refused, not guessed. Two-digit years fall within fifty years of the day of import, birth years
never after it.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from credenza.core.calendar import month_end
from credenza.formats.roster.problems import CellProblem
from credenza.formats.tables import Cell

NO_EXPIRY_YEAR = 2099
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_SERIALS = range(4_000, 110_000)  # 1910 to 2201
_FIRST_YEAR = 1900
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?|Z)?)?"
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_SHAPES = tuple(
    re.compile(shape + _TIME)
    for shape in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"(?P<m>\d{1,2})[-/.](?P<d>\d{1,2})[-/.](?P<y>\d{4}|\d{2})",
        rf"(?P<d>\d{{1,2}})[-/ ]{_MONTH}[-/, ]+(?P<y>\d{{4}}|\d{{2}})",
        rf"{_MONTH}[-/ ](?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|[-/ ]+)(?P<y>\d{{4}})",
        r"(?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)",
        r"(?P<m>[01]\d)(?P<d>[0-3]\d)(?P<y>(?:19|20)\d{2})",
        rf"{_MONTH}[-/, ]+(?P<y>\d{{4}}|\d{{2}})",
        r"(?P<m>\d{1,2})[-/](?P<y>\d{4})",
        r"(?P<y>\d{4})[-/](?P<m>\d{1,2})",
    )
)
_WRITE = "Write it as 2026-01-31 or 1/31/2026, or empty the cell."


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and how much of it was written: "day" or "month" (then its first or last day)."""

    day: date
    precision: str = "day"


def read_date(cell: Cell, as_of: date, *, is_end: bool = False, is_birth: bool = False) -> Dated:
    """The date in a cell; raises CellProblem with reason and remedy.

    A month without a day gives its first day, or its last when ``is_end``. Numbers are days as
    Excel counts them.
    """
    if isinstance(cell, datetime):
        return Dated(_in_range(cell.date()))
    if isinstance(cell, date):
        return Dated(_in_range(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell, as_of, is_end, is_birth)
    if isinstance(cell, str):
        return _from_text(cell.strip(), as_of, is_end, is_birth)
    raise CellProblem("This is no date.", _WRITE)


def is_zero_date(cell: Cell) -> bool:
    """Whether the cell holds a database's empty date: 00/00/0000, 0000-00-00, Excel's day 0."""
    if isinstance(cell, time):
        return cell == time.min
    return isinstance(cell, str) and bool(re.fullmatch(r"0+([-/. ]0+){0,2}" + _TIME, cell.strip()))


def _from_number(number: float, as_of: date, is_end: bool, is_birth: bool) -> Dated:
    if number == int(number) and len(str(int(number))) in (7, 8):
        return _from_text(f"{int(number):08d}", as_of, is_end, is_birth)
    if int(number) not in _EXCEL_SERIALS:
        raise CellProblem("A number alone is no date.", _WRITE)
    return Dated(_EXCEL_EPOCH + timedelta(days=int(number)))


def _from_text(text: str, as_of: date, is_end: bool, is_birth: bool) -> Dated:
    if re.fullmatch(r"\d{5,6}(\.\d+)?", text):
        return _from_number(float(text), as_of, is_end, is_birth)
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            return _from_parts(match.groupdict(), as_of, is_end, is_birth)
    if re.fullmatch(r"(19|20)\d{2}", text):
        raise CellProblem("This is only a year.", _WRITE)
    raise CellProblem("This is no date.", _WRITE)


def _from_parts(parts: dict[str, str], as_of: date, is_end: bool, is_birth: bool) -> Dated:
    month = _month(parts.get("name") or parts["m"])
    year = _year(parts["y"], as_of, is_birth)
    if "d" not in parts:
        first = _day(year, month, 1)
        return Dated(month_end(first) if is_end else first, "month")
    return Dated(_in_range(_day(year, month, int(parts["d"]))))


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text[:3].lower() not in _MONTHS:
        raise CellProblem(f"“{text}” is no month.", _WRITE)
    return _MONTHS.index(text[:3].lower()) + 1


def _year(text: str, as_of: date, is_birth: bool) -> int:
    if len(text) == 4:
        return int(text)
    latest = as_of.year if is_birth else as_of.year + 49
    return latest - (latest - int(text)) % 100


def _day(year: int, month: int, day: int) -> date:
    if 12 < month <= 31 and 1 <= day <= 12:
        raise CellProblem(f"There is no month {month}: is the day written first?", _WRITE)
    try:
        return date(year, month, day)
    except ValueError:
        raise CellProblem("There is no such day in the calendar.", _WRITE) from None


def _in_range(day: date) -> date:
    if day.year < _FIRST_YEAR:
        raise CellProblem(f"The year {day.year} is before {_FIRST_YEAR}.", _WRITE)
    return day
