"""A line of months: what in it is unlikely to be chance.

The rules of run charts: Perla, Provost and Murray, BMJ Quality & Safety 2011;20:46-51. A point far
out ("astronomical") is judged by the exact limits of ``statistics``, not by the eye.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from statistics import median

from credenza.core.concerns.limits import ChartLimits
from credenza.core.concerns.statistics import Bounds, bounds

SHIFT, TREND, FAR = "shift", "trend", "far"
TOO_FEW = "too few"


@dataclass(frozen=True, slots=True)
class Month:
    """What one month saw: cases, and how much was done (None where that is not known)."""

    first: date
    count: int
    exposure: float | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """Something in the line that chance seldom makes; ``first`` and ``last`` are its points."""

    kind: str
    first: int
    last: int
    up: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Months as rates (or, without exposure, as counts), with their middle and limits.

    ``values`` are cases per unit of exposure, None in a month in which nothing was done;
    ``bounds`` are on the same scale. ``read`` is False where there are too few points to read;
    ``rare`` where most months saw no case: then none lies below the middle, and runs mean nothing.
    """

    months: tuple[Month, ...]
    by_exposure: bool
    values: tuple[float | None, ...]
    middle: float
    bounds: tuple[Bounds | None, ...]
    signals: tuple[Signal, ...]
    read: bool
    rare: bool = False


def line(months: Sequence[Month], limits: ChartLimits) -> Line:
    """The line of these months. Rates are used where every month knows its exposure."""
    by_exposure = bool(months) and all(month.exposure is not None for month in months)
    values = tuple(_value(month, by_exposure) for month in months)
    known = [value for value in values if value is not None]
    around = tuple(_bounds(months, limits.act, by_exposure))
    read = len(known) >= limits.points
    middle = median(known) if known else 0.0
    rare = read and middle == 0 and any(known)
    found = signals(values, around, limits) if read else []
    return Line(
        months=tuple(months),
        by_exposure=by_exposure,
        values=values,
        middle=middle,
        bounds=around,
        signals=tuple(one for one in found if one.kind == FAR or not rare),
        read=read,
        rare=rare,
    )


def signals(
    values: Sequence[float | None], around: Sequence[Bounds | None], limits: ChartLimits
) -> list[Signal]:
    """Every shift, trend and far point, in the order in which they begin."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    found = [*shifts(known, limits.shift), *trends(known, limits.trend)]
    for place, value in known:
        if (one := around[place]) is not None and not one.has(value):
            found.append(Signal(FAR, place, place, value > one.high))
    return sorted(found, key=lambda one: (one.first, one.kind))


def shifts(known: Sequence[tuple[int, float]], length: int) -> list[Signal]:
    """Runs of at least ``length`` points on one side of the median; points on it do not count."""
    middle = median(value for _, value in known) if known else 0
    beside = [(place, value > middle) for place, value in known if value != middle]
    runs = (list(run) for _, run in groupby(beside, key=lambda one: one[1]))
    return [Signal(SHIFT, run[0][0], run[-1][0], run[0][1]) for run in runs if len(run) >= length]


def trends(known: Sequence[tuple[int, float]], length: int) -> list[Signal]:
    """Runs of at least ``length`` points that each rise, or fall; of equal ones only one counts."""
    changed = [one for n, one in enumerate(known) if not n or one[1] != known[n - 1][1]]
    found, run = [], changed[:1]
    for before, one in pairwise(changed):
        up = one[1] > before[1]
        if len(run) > 1 and up != (run[-1][1] > run[-2][1]):
            found += _trend(run, length)
            run = [before]
        run = [*run, one]
    return found + _trend(run, length)


def _trend(run: Sequence[tuple[int, float]], length: int) -> list[Signal]:
    if len(run) < length:
        return []
    return [Signal(TREND, run[0][0], run[-1][0], run[-1][1] > run[0][1])]


def _value(month: Month, by_exposure: bool) -> float | None:
    if not by_exposure:
        return float(month.count)
    return month.count / month.exposure if month.exposure else None


def _bounds(months: Sequence[Month], deviations: int, by_exposure: bool):
    """Around the rate of all months together; without exposure each month counts alike."""
    done = [month.exposure if by_exposure else 1.0 for month in months]
    total = sum(done)
    rate = sum(month.count for month in months) / total if total else 0.0
    for amount in done:
        yield _scaled(bounds(rate * amount, deviations), amount) if amount else None


def _scaled(one: Bounds, amount: float) -> Bounds:
    return Bounds(None if one.low is None else one.low / amount, one.high / amount)
