"""How long applications take: medians by stage, and when one will probably be done.

A forecast adds the medians of the stages that lie ahead, from what this office has finished; it
says from how many, and says nothing from fewer than ``ENOUGH``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.applications.steps import (
    COMPLETE,
    FILLING,
    INVITED,
    REVIEW,
    SUBMITTED,
    VERIFYING,
)
from credenza.core.calendar import add_days

ENOUGH = 5
USUAL_WAY = (INVITED, FILLING, SUBMITTED, VERIFYING, COMPLETE, REVIEW)
"""The stages from invitation to decision; returns and deferrals add to the one before them."""
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an application's way; ``left_at`` None while it lasts."""

    application: int
    state: str
    holder: str
    entered_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took: the median and the ninth decile in days, from ``n``."""

    n: int
    median: float
    most: float

    @property
    def is_enough(self) -> bool:
        """Whether there are enough of them to say something."""
        return self.n >= ENOUGH


@dataclass(frozen=True, slots=True)
class Forecast:
    """The day on which a decision is probable, and from how many finished ones that is told."""

    on: date | None
    n: int


def days_by(stretches: Iterable[Stretch], key: str) -> dict[str, dict[int, float]]:
    """Days by ``key`` ("state" or "holder") and application; stretches that last are left out."""
    found: dict[str, dict[int, float]] = {}
    for one in stretches:
        if one.left_at is not None:
            days = (one.left_at - one.entered_at).total_seconds() / DAY
            group = found.setdefault(getattr(one, key), {})
            group[one.application] = group.get(one.application, 0.0) + days
    return found


def spread(days: Iterable[float]) -> Spread:
    """The median and the ninth decile; zeros where there is nothing."""
    ordered = sorted(days)
    return Spread(len(ordered), _quantile(ordered, 0.5), _quantile(ordered, 0.9))


def spreads(stretches: Iterable[Stretch], key: str) -> dict[str, Spread]:
    """A spread for each state, or for each holder of the clock."""
    return {name: spread(days.values()) for name, days in days_by(stretches, key).items()}


def forecast(state: str, since: date, as_of: date, by_state: Mapping[str, Spread]) -> Forecast:
    """When an application in ``state`` since a day will probably be decided.

    What it has waited already counts toward its present stage, and never makes the day a past one.
    """
    if state not in USUAL_WAY:
        return Forecast(None, 0)
    ahead = [by_state.get(one, Spread(0, 0, 0)) for one in USUAL_WAY[USUAL_WAY.index(state) :]]
    least = min(one.n for one in ahead)
    if least < ENOUGH:
        return Forecast(None, least)
    here = max(ahead[0].median - (as_of - since).days, 0)
    rest = sum(one.median for one in ahead[1:])
    return Forecast(add_days(as_of, round(here + rest)), least)


def share(parts: Sequence[bool]) -> float | None:
    """The part of ``parts`` that is true; None where there is none."""
    return sum(parts) / len(parts) if parts else None


def _quantile(ordered: Sequence[float], part: float) -> float:
    """By linear interpolation between the nearest two."""
    if not ordered:
        return 0.0
    place = part * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
