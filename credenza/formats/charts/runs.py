"""Months in a line: a run chart with its middle, its limits, and what in it is no chance."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from credenza.core.concerns.runs import FAR, Line
from credenza.formats.charts.svg import Drawing, drawing, element, text

LEFT, RIGHT, TOP, FOOT = 44, 84, 14, 26
SIZE = (680, 230)


def run_chart(line: Line, *, title: str, per: int = 1, key: str = "run", size=SIZE) -> Drawing:
    """The drawing; empty without months. Values are told ``per`` so much of what was done."""
    if not line.months:
        return Drawing("")
    width, height = size
    top = _top(line) * 1.08

    def x(place: int) -> float:
        return LEFT + place / max(len(line.months) - 1, 1) * (width - LEFT - RIGHT)

    def y(value: float) -> float:
        return height - FOOT - min(value, top) / top * (height - FOOT - TOP)

    middle = y(line.middle)
    parts = [
        element("path", class_="chart-axis", d=f"M{LEFT} {y(0):.1f}H{width - RIGHT}"),
        text("0", LEFT - 6, y(0) + 4, "chart-soft", "end"),
        text(_amount(top / 1.08, per), LEFT - 6, y(top / 1.08) + 4, "chart-soft", "end"),
        *_limits(line, x, y),
        element("path", class_="chart-plan", d=f"M{LEFT} {middle:.1f}H{width - RIGHT}"),
        text("median", width - RIGHT + 8, middle + 4, "chart-soft"),
        *_points(line, x, y),
        *_dates(line, x, height - 8),
    ]
    return drawing(key, title=title, description=_words(line, per), size=size, parts=parts)


def _top(line: Line) -> float:
    known = [value for value in line.values if value is not None]
    highs = [one.high for one in line.bounds if one is not None]
    return max([*known, *highs, line.middle]) or 1.0


def _limits(line: Line, x: Callable, y: Callable) -> Iterator[str]:
    """The upper limit as a line, broken where nothing was done; a lower one where there is any."""
    for name, pick in (("upper limit", lambda one: one.high), ("", lambda one: one.low)):
        found = [None if one is None else pick(one) for one in line.bounds]
        for path in _paths(found, x, y):
            yield element("path", class_="chart-limit", d=path)
        if name and found[-1] is not None:
            yield text(name, x(len(found) - 1) + 8, y(found[-1]) + 4, "chart-soft")


def _points(line: Line, x: Callable, y: Callable) -> Iterator[str]:
    for path in _paths(line.values, x, y):
        yield element("path", class_="chart-path", d=path)
    marked = {n for one in line.signals for n in range(one.first, one.last + 1)}
    far = {one.first for one in line.signals if one.kind == FAR}
    for place, value in enumerate(line.values):
        if value is not None:
            tone = (
                "chart-bad" if place in far else "chart-warn" if place in marked else "chart-mark"
            )
            radius = 5 if place in marked else 3.5
            yield element("circle", class_=tone, cx=x(place), cy=y(value), r=radius)


def _paths(values, x: Callable, y: Callable) -> Iterator[str]:
    """One path for each stretch without a gap."""
    for known, stretch in groupby(enumerate(values), key=lambda one: one[1] is not None):
        if known:
            yield "M" + "L".join(f"{x(place):.1f} {y(value):.1f}" for place, value in stretch)


def _dates(line: Line, x: Callable, base: int) -> Iterator[str]:
    step = max(1, len(line.months) // 8)
    for place in range(0, len(line.months), step):
        yield text(_month(line.months[place].first), x(place), base, "chart-soft", "middle")


def _month(first: date) -> str:
    return f"{first:%b %y}"


def _amount(value: float, per: int) -> str:
    return f"{value * per:.1f}".removesuffix(".0")


def _words(line: Line, per: int) -> str:
    told = (
        f"{_month(month.first)}: {'nothing done' if value is None else _amount(value, per)}"
        for month, value in zip(line.months, line.values, strict=True)
    )
    return f"Median {_amount(line.middle, per)}. {'; '.join(told)}."
