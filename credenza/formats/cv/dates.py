"""Spans of time as curricula vitae write them: "Jul 2015 – Jun 2019", "07/2015 - present"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import MONTH_NAMES, month_end

_NAMES = "|".join(f"{name[:3]}[a-z]*\\.?" for name in MONTH_NAMES if name)
_YEAR = r"(?:19|20)\d\d"


def _point_of(n: int) -> str:
    """A month by name or number and a year, or the year alone, as the ``n``-th of a span."""
    month = rf"(?P<name{n}>{_NAMES})|(?P<number{n}>0?[1-9]|1[0-2])[/.]"
    return rf"(?:(?:{month})\s*,?\s*(?:\d{{1,2}},\s*)?)?(?P<year{n}>{_YEAR})"


_TO = r"\s*(?:-|–|—|−|to|until|through|thru)\s*"
_OPEN = r"(?P<open>present|current|now|today|ongoing)"
_SPAN = re.compile(rf"(?<![\d/]){_point_of(1)}(?:{_TO}(?:{_point_of(2)}|{_OPEN}))?(?![\d/])", re.I)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, and where in its line it is written.

    ``is_open``: it lasts to this day. ``precision`` is "month", or "year" where one end lacks a
    month. A single month or year begins and ends there.
    """

    starts_on: date
    ends_on: date | None
    precision: str
    is_open: bool
    place: tuple[int, int]


def spans(line: str) -> Iterator[Span]:
    """The spans in a line, in their order; one that runs backward is passed over."""
    for match in _SPAN.finditer(line):
        start = _point(match, 1)
        last = start if match["year2"] is None else _point(match, 2)
        if start is None or last is None:
            continue
        exact = start[1] and last[1]
        begins = date(start[0], start[1] or 1, 1)
        ends = None if match["open"] else month_end(date(last[0], last[1] or 12, 1))
        if ends is None or ends >= begins:
            precision = "month" if exact else "year"
            yield Span(begins, ends, precision, bool(match["open"]), match.span())


def _point(match: re.Match, n: int) -> tuple[int, int] | None:
    """A year and a month; 0 where no month is written."""
    name, number = match[f"name{n}"], match[f"number{n}"]
    if name:
        month = _month(name)
        return (int(match[f"year{n}"]), month) if month else None
    return int(match[f"year{n}"]), int(number or 0)


def _month(name: str) -> int:
    word = name.rstrip(".").lower()
    found = (n for n, full in enumerate(MONTH_NAMES) if full and full.lower().startswith(word))
    return next(found, 9 if word == "sept" else 0)
