"""Chance in counts of cases: how likely so many are where a mean is expected.

Cases are rare and come one by one, so their number over an exposure is taken as Poisson, by its
exact tails: the normal curve is wrong where counts are small. Limits stand where the exact chance
of as many, or as few, falls to that of the normal curve at 2 or 3 standard deviations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, erfc, exp, floor, fsum, lgamma, log, sqrt

WINSORISED = 0.1
"""The share of the most extreme on each side that is drawn in before their spread is measured:
Spiegelhalter, Statistics in Medicine 2005;24:1185-1202."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which counts chance alone keeps; ``low`` None where even no case is likely."""

    low: float | None
    high: float

    def has(self, count: float) -> bool:
        """Whether a count lies within."""
        return (self.low is None or count >= self.low) and count <= self.high


def chance_beyond(deviations: float) -> float:
    """The chance beyond so many standard deviations on one side: 0.0228 at 2, 0.00135 at 3."""
    return erfc(deviations / sqrt(2)) / 2


def chance_of(count: int, mean: float) -> float:
    """The chance of exactly ``count`` cases where ``mean`` are expected."""
    if mean == 0:
        return float(count == 0)
    return exp(count * log(mean) - mean - lgamma(count + 1))


def chance_of_as_few(count: int, mean: float) -> float:
    """The chance of ``count`` cases or fewer."""
    return min(fsum(chance_of(one, mean) for one in range(count + 1)), 1.0)


def chance_of_as_many(count: int, mean: float) -> float:
    """The chance of ``count`` cases or more."""
    return max(1.0 - chance_of_as_few(count - 1, mean), 0.0)


def bounds(mean: float, deviations: float, spread: float = 1.0) -> Bounds:
    """The limits at so many standard deviations around ``mean`` expected cases.

    A whole count lies beyond the upper one just when the exact chance of as many is less than
    that of the normal curve, and likewise below. ``spread`` is how many times more the counts
    vary than chance explains (see ``spread_of``): then the wider of both limits holds.
    """
    exact = Bounds(_low(mean, deviations), _high(mean, deviations))
    if spread <= 1:
        return exact
    reach = deviations * sqrt(mean * spread)
    low = mean - reach if exact.low is not None and reach < mean else None
    return Bounds(None if low is None else min(low, exact.low), max(mean + reach, exact.high))


def spread_of(pairs: Sequence[tuple[int, float]]) -> float:
    """How many times more counts vary than chance explains, from pairs of count and expected.

    The mean square of the standardised differences, the most extreme drawn in. 1.0 where that
    is within what chance gives among so few (two standard errors).
    """
    found = sorted((count - mean) / sqrt(mean) for count, mean in pairs if mean > 0)
    if not found:
        return 1.0
    cut = ceil(len(found) * WINSORISED)
    low, high = found[cut], found[len(found) - 1 - cut]
    spread = fsum(min(max(one, low), high) ** 2 for one in found) / len(found)
    return spread if spread > 1 + 2 * sqrt(2 / len(found)) else 1.0


def _high(mean: float, deviations: float) -> float:
    wanted, count = chance_beyond(deviations), floor(mean)
    chance = chance_of_as_many(count, mean)
    while (following := chance - chance_of(count, mean)) > wanted:
        count, chance = count + 1, following
    return count + (chance - wanted) / (chance - following)


def _low(mean: float, deviations: float) -> float | None:
    wanted, count = chance_beyond(deviations), floor(mean)
    chance = chance_of_as_few(count, mean)
    while (following := chance - chance_of(count, mean)) > wanted:
        count, chance = count - 1, following
    if count == 0:
        return None
    return count - 1 + (wanted - following) / (chance - following)
