"""Units or people side by side, fairly: against what their exposure lets expect, never in a row of
best and worst.

A funnel: Spiegelhalter, Statistics in Medicine 2005;24:1185-1202. The rate of all together is the
middle; each is judged by the exact chance of its count, or by the spread among them where they
vary more than chance explains.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credenza.core.concerns.limits import ChartLimits
from credenza.core.concerns.statistics import Bounds, bounds, chance_beyond, spread_of

WITHIN, WATCH, ACT, LOW, FEW, UNKNOWN = "within", "watch", "act", "low", "few", "unknown"
WORDS = {
    WITHIN: "As chance lets expect",
    WATCH: "More than expected: watch",
    ACT: "Far more than expected: look into it",
    LOW: "Fewer than expected",
    FEW: "Too little done to say",
    UNKNOWN: "How much was done is not known",
}
"""How one stands among all. None of these is a finding about anybody: it says where to look."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One of those compared: its cases and how much it did; no amount, or none done: not known."""

    key: str
    label: str
    count: int
    exposure: float | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """How one stands. ``rate`` and the limits are cases per unit of exposure."""

    counted: Counted
    rate: float | None
    expected: float | None
    watch: Bounds | None
    act: Bounds | None
    stands: str

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return WORDS[self.stands]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of them, by name. ``fair`` is False with too few to compare: then all is unsaid.

    ``spread`` above 1 tells that they differ by more than chance, whoever they are. ``by_chance``
    is how many would lie beyond the watch limit, above or below, if nothing but chance were at
    work.
    """

    rows: tuple[Compared, ...]
    rate: float | None
    spread: float
    by_chance: float
    fair: bool

    def beyond(self, stands: str) -> tuple[Compared, ...]:
        """Those that stand so."""
        return tuple(row for row in self.rows if row.stands == stands)


def compare(counted: Iterable[Counted], limits: ChartLimits) -> Comparison:
    """Compare those whose exposure is known; the others are told as counts alone."""
    rows = sorted(counted, key=lambda one: (one.label.casefold(), one.key))
    known = [one for one in rows if one.exposure]
    total = sum(one.exposure for one in known)
    rate = sum(one.count for one in known) / total if total else None
    fair = len(known) >= limits.peers and bool(rate)
    spread = spread_of([(one.count, rate * one.exposure) for one in known]) if fair else 1.0
    return Comparison(
        rows=tuple(_compared(one, rate if fair else None, spread, limits) for one in rows),
        rate=rate,
        spread=spread,
        by_chance=2 * chance_beyond(limits.watch) * len(known) if fair else 0.0,
        fair=fair,
    )


def curve(
    rate: float, amounts: Sequence[float], deviations: int, spread: float = 1.0
) -> list[Bounds]:
    """The funnel's limits as rates, at each amount of exposure (above 0)."""
    return [_rates(bounds(rate * amount, deviations, spread), amount) for amount in amounts]


def _compared(one: Counted, rate: float | None, spread: float, limits: ChartLimits) -> Compared:
    own = one.count / one.exposure if one.exposure else None
    if rate is None or not one.exposure:
        return Compared(one, own, None, None, None, FEW if one.exposure else UNKNOWN)
    expected = rate * one.exposure
    watch, act = (bounds(expected, sd, spread) for sd in (limits.watch, limits.act))
    stands = _stands(one.count, expected, watch, act, limits.few)
    return Compared(
        one, own, expected, _rates(watch, one.exposure), _rates(act, one.exposure), stands
    )


def _stands(count: int, expected: float, watch: Bounds, act: Bounds, few: int) -> str:
    if count > act.high:
        return ACT
    if count > watch.high:
        return WATCH
    if not watch.has(count):
        return LOW
    return FEW if expected < few else WITHIN


def _rates(one: Bounds, amount: float) -> Bounds:
    return Bounds(None if one.low is None else one.low / amount, one.high / amount)
