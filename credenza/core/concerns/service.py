"""How well those who tell concerns are served, month by month, and where numbers are too small to
be told.

A month is that in which a case came in. Where fewer cases than ``fewest`` are behind a share or an
average, it is not told: it would say something of single people and nothing of the service.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean

ANSWERS = ("heard", "clear", "fair")
CONTENT = 4
"""From which answer on, of 1 to 5, somebody counts as content."""


@dataclass(frozen=True, slots=True)
class Course:
    """A case as service sees it, in days of its facility.

    ``acknowledged`` and ``answered`` say whether that clock was kept: None while it runs, or
    where the case has none.
    """

    received_on: date
    closed_on: date | None = None
    acknowledged: bool | None = None
    within: bool | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What one person answered, each 1 to 5, and in which month (its first day)."""

    on: date
    heard: int
    clear: int
    fair: int


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``of``; what is not ``told`` is too small a number."""

    part: int
    of: int
    told: bool

    @property
    def percent(self) -> int | None:
        """In whole percents; None where it is not told or of nothing."""
        return round(100 * self.part / self.of) if self.told and self.of else None


@dataclass(frozen=True, slots=True)
class Month:
    """One month, or the whole time. ``days`` is the average from coming in to closing."""

    first: date
    cases: int
    days: float | None
    acknowledged: Share
    within: Share


def measured(courses: Iterable[Course], first: date, fewest: int) -> Month:
    """The cases as one period that begins on ``first``."""
    rows = list(courses)
    closed = [(one.closed_on - one.received_on).days for one in rows if one.closed_on]
    return Month(
        first=first,
        cases=len(rows),
        days=fmean(closed) if len(closed) >= fewest else None,
        acknowledged=_share([one.acknowledged for one in rows], fewest),
        within=_share([one.within for one in rows], fewest),
    )


def by_month(courses: Iterable[Course], until: date, months: int, fewest: int) -> list[Month]:
    """The last ``months`` months up to that of ``until``, the earliest first; empty ones too."""
    rows = list(courses)
    return [
        measured([one for one in rows if month_of(one.received_on) == first], first, fewest)
        for first in reversed([_back(until, n) for n in range(months)])
    ]


def content(answers: Iterable[Answers], fewest: int) -> dict[str, Share]:
    """For each question, how many of those who answered were content."""
    rows = list(answers)
    return {key: _share([getattr(one, key) >= CONTENT for one in rows], fewest) for key in ANSWERS}


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def _back(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def _share(kept: list[bool | None], fewest: int) -> Share:
    known = [one for one in kept if one is not None]
    return Share(sum(known), len(known), len(known) >= fewest)
