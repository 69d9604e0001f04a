"""A number day by day: one line over time, with its first and its last value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credenza.formats.charts.svg import Drawing, drawing, element, text

LEFT, RIGHT, TOP, FOOT = 34, 40, 14, 22


@dataclass(frozen=True, slots=True)
class Point:
    """What was counted on a day. Days between may be missing."""

    day: date
    count: int


def trend(
    points: Sequence[Point],
    *,
    title: str,
    noun: str,
    key: str = "trend",
    size: tuple[int, int] = (420, 140),
) -> Drawing:
    """The drawing, empty with fewer than two days; ``noun`` is what was counted: "not met"."""
    if len(points) < 2:
        return Drawing("")
    width, height = size
    first, last = points[0], points[-1]
    span = (last.day - first.day).days
    top = max(*(one.count for one in points), 1)

    def x(day: date) -> float:
        return LEFT + (day - first.day).days / span * (width - LEFT - RIGHT)

    def y(count: float) -> float:
        return height - FOOT - count / top * (height - FOOT - TOP)

    path = "L".join(f"{x(one.day):.1f} {y(one.count):.1f}" for one in points)
    parts = [
        element("path", class_="chart-line", d=f"M{LEFT} {y(top):.1f}H{width - RIGHT}"),
        element("path", class_="chart-axis", d=f"M{LEFT} {y(0):.1f}H{width - RIGHT}"),
        text(str(top), LEFT - 6, y(top) + 4, "chart-soft", "end"),
        text("0", LEFT - 6, y(0) + 4, "chart-soft", "end"),
        element("path", class_="chart-path", d=f"M{path}"),
        element("circle", class_="chart-mark", cx=x(last.day), cy=y(last.count), r=3.5),
        text(str(last.count), x(last.day) + 8, y(last.count) + 4),
        text(_day(first.day), LEFT, height - 6, "chart-soft"),
        text(_day(last.day), width - RIGHT, height - 6, "chart-soft", "end"),
    ]
    words = f"{first.count} {noun} on {_day(first.day)}, {last.count} on {_day(last.day)}."
    return drawing(key, title=title, description=words, size=size, parts=parts)


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
