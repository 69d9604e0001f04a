"""Rates beside how much was done, within the limits that chance gives: a funnel."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import floor, log10

from credenza.core.concerns.comparing import ACT, LOW, WATCH, Compared, Comparison, curve
from credenza.core.concerns.limits import ChartLimits
from credenza.formats.charts.svg import Drawing, drawing, element, text

LEFT, RIGHT, TOP, FOOT = 44, 96, 14, 40
SIZE = (680, 300)
STEPS = 48
TONES = {ACT: "chart-bad", WATCH: "chart-warn", LOW: "chart-warn"}


@dataclass(frozen=True, slots=True)
class Scale:
    """What the axes are called: rates ``per`` so much, and what was done."""

    per: int
    done: str


def funnel(
    found: Comparison,
    limits: ChartLimits,
    scale: Scale,
    *,
    title: str,
    named: frozenset[str] | None = None,
    key: str = "funnel",
) -> Drawing:
    """The drawing; empty where nothing can be compared fairly.

    ``named`` are the keys of those whose names stand in it; None names all that lie beyond.
    """
    rows = [row for row in found.rows if row.rate is not None]
    if not found.fair or not rows:
        return Drawing("")
    width, height = SIZE
    most = max(row.counted.exposure for row in rows) * 1.05
    top = max(max(row.rate for row in rows), found.rate * 2.5) * 1.1

    def x(amount: float) -> float:
        return LEFT + amount / most * (width - LEFT - RIGHT)

    def y(rate: float) -> float:
        return height - FOOT - min(rate, top) / top * (height - FOOT - TOP)

    parts = [
        element("path", class_="chart-axis", d=f"M{LEFT} {TOP}V{y(0):.1f}H{width - RIGHT}"),
        *_axes(scale, most, top, x, y),
        *_curves(found, limits, (most, top), x, y),
        element("path", class_="chart-plan", d=f"M{LEFT} {y(found.rate):.1f}H{width - RIGHT}"),
        text("all together", width - RIGHT + 8, y(found.rate) + 4, "chart-soft"),
        *(part for row in rows for part in _point(row, named, x, y)),
    ]
    told = [row for row in rows if named is None or row.counted.key in named]
    words = "; ".join(f"{row.counted.label}: {row.words.lower()}" for row in told)
    return drawing(key, title=title, description=words, size=SIZE, parts=parts)


def _axes(scale: Scale, most: float, top: float, x: Callable, y: Callable) -> Iterator[str]:
    base = SIZE[1] - FOOT + 16
    yield text("0", LEFT - 6, y(0) + 4, "chart-soft", "end")
    yield text(f"{top / 1.1 * scale.per:.1f}", LEFT - 6, y(top / 1.1) + 4, "chart-soft", "end")
    step = _step(most / 4)
    for count in range(1, int(most / step) + 1):
        yield text(f"{count * step:,.0f}", x(count * step), base, "chart-soft", "middle")
    yield text(scale.done, (LEFT + SIZE[0] - RIGHT) / 2, base + 18, "chart-soft", "middle")


def _step(least: float) -> float:
    """The first of 1, 2, 5, 10, 20, 50 … that is not less."""
    power = 10.0 ** floor(log10(least))
    return next(power * one for one in (1, 2, 5, 10) if power * one >= least)


def _curves(found: Comparison, limits: ChartLimits, size, x: Callable, y: Callable):
    most, top = size
    amounts = [most * (n + 1) / STEPS for n in range(STEPS)]
    for deviations, class_ in ((limits.watch, "chart-limit"), (limits.act, "chart-limit-far")):
        line = curve(found.rate, amounts, deviations, found.spread)
        high = [(x(a), y(one.high)) for a, one in zip(amounts, line, strict=True) if one.high < top]
        low = [
            (x(a), y(one.low)) for a, one in zip(amounts, line, strict=True) if one.low is not None
        ]
        for points in filter(None, (high, low)):
            path = "L".join(f"{left:.1f} {down:.1f}" for left, down in points)
            yield element("path", class_=class_, d=f"M{path}")
        if high:
            yield text(f"{deviations} deviations", high[-1][0] + 8, high[-1][1] + 4, "chart-soft")


def _point(row: Compared, named: frozenset[str] | None, x: Callable, y: Callable) -> Iterator[str]:
    counted = row.counted
    tone = TONES.get(row.stands, "chart-mark-soft")
    told = row.stands in (ACT, WATCH) if named is None else counted.key in named
    if named is not None and told and tone == "chart-mark-soft":
        tone = "chart-mark"
    left, down = x(counted.exposure), y(row.rate)
    yield element("circle", class_=tone, cx=left, cy=down, r=5 if told else 4)
    if told:
        anchor = "end" if left > SIZE[0] * 0.6 else "start"
        yield text(counted.label, left + (-9 if anchor == "end" else 9), down + 4, anchor=anchor)
