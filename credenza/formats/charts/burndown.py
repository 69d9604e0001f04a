"""What is left to do, day by day, beside an even pace."""

from dataclasses import dataclass
from datetime import date, timedelta

from credenza.formats.charts.svg import Drawing, drawing, element, text

LEFT, RIGHT, TOP, FOOT = 30, 34, 12, 22


@dataclass(frozen=True, slots=True)
class Burndown:
    """``left`` counts what was open at the end of each day from ``starts_on`` on.

    It may stop before ``ends_on``: the rest of the days are still to come.
    """

    starts_on: date
    ends_on: date
    left: tuple[int, ...]


def burndown(
    work: Burndown, *, title: str, key: str = "burndown", size: tuple[int, int] = (268, 132)
) -> Drawing:
    """The drawing; empty when nothing has been counted yet."""
    if not work.left:
        return Drawing("")
    width, height = size
    days = max((work.ends_on - work.starts_on).days, len(work.left) - 1, 1)
    top = max(*work.left, 1)

    def x(day: int) -> float:
        return LEFT + day / days * (width - LEFT - RIGHT)

    def y(count: float) -> float:
        return height - FOOT - count / top * (height - FOOT - TOP)

    last = len(work.left) - 1
    path = "L".join(f"{x(day):.1f} {y(count):.1f}" for day, count in enumerate(work.left))
    parts = [
        element("path", class_="chart-axis", d=f"M{LEFT} {y(0):.1f}H{width - RIGHT}"),
        element("path", class_="chart-line", d=f"M{LEFT} {y(top):.1f}H{width - RIGHT}"),
        text(str(top), LEFT - 5, y(top) + 4, "chart-soft", "end"),
        text("0", LEFT - 5, y(0) + 4, "chart-soft", "end"),
        element(
            "path",
            class_="chart-plan",
            d=f"M{x(0):.1f} {y(work.left[0]):.1f}L{x(days):.1f} {y(0):.1f}",
        ),
        element("path", class_="chart-path", d=f"M{path}"),
        element("circle", class_="chart-mark", cx=x(last), cy=y(work.left[last]), r=3.5),
        text(str(work.left[last]), x(last) + 7, y(work.left[last]) + 4),
        *(
            text(_weekday(work, day), x(day), height - 6, "chart-soft", "middle")
            for day in _ticks(days)
        ),
    ]
    words = f"{work.left[last]} left of {work.left[0]} at the start."
    return drawing(key, title=title, description=words, size=size, parts=parts)


def _ticks(days: int) -> range:
    return range(0, days + 1, max(1, -(-days // 7)))


def _weekday(work: Burndown, day: int) -> str:
    return f"{work.starts_on + timedelta(days=day):%a}"
