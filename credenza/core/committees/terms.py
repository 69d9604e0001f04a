"""Seats and their terms: which are vacant, which end soon, and until when a new one runs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import ONE_DAY, add_months, days_between
from credenza.core.committees.charter import SeatPlan
from credenza.core.committees.seats import CHAIR, VOTING
from credenza.core.verdict import ALLOWED, Verdict, refused

SOON_DAYS = 90
"""A term that ends within so many days is told of, so that a successor can be found."""


@dataclass(frozen=True, slots=True)
class Held:
    """A seat as it is held: its kind, what the charter calls it, and the last day of the term."""

    kind: str
    title: str = ""
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Seats that the charter provides and nobody holds."""

    plan: SeatPlan
    missing: int


def vacancies(plans: Iterable[SeatPlan], held: Iterable[Held]) -> list[Vacancy]:
    """What is vacant, in the charter's order.

    A seat fills the plan of its title first; one with another title fills any plan of its kind.
    """
    plans = list(plans)
    left = Counter(_key(one) for one in held)
    missing = [
        one.count - _taken(left, (one.kind, one.title.casefold()), one.count) for one in plans
    ]
    for at, plan in enumerate(plans):
        for key in [key for key in left if key[0] == plan.kind]:
            missing[at] -= _taken(left, key, missing[at])
    return [Vacancy(plan, number) for plan, number in zip(plans, missing, strict=True) if number]


def _key(seat: SeatPlan | Held) -> tuple[str, str]:
    return seat.kind, seat.title.casefold()


def _taken(left: Counter, key: tuple[str, str], wanted: int) -> int:
    """How many of ``wanted`` there are, taken out of ``left``."""
    number = min(left[key], wanted)
    left[key] -= number
    return number


def ends_soon(ends_on: date | None, as_of: date) -> bool:
    """Does a term that still runs end within ``SOON_DAYS``?"""
    return ends_on is not None and 0 <= days_between(as_of, ends_on) <= SOON_DAYS


def term_end(starts_on: date, months: int) -> date | None:
    """The last day of a term of so many months; None for one without end."""
    return add_months(starts_on, months) - ONE_DAY if months else None


@dataclass(frozen=True, slots=True)
class Sitting:
    """One seat of one person: its kind, and the days from the first to the last (None: no end)."""

    kind: str
    starts_on: date
    ends_on: date | None = None

    def meets(self, other: "Sitting") -> bool:
        """Is there a day on which both are held?"""
        return self._begins_by(other.ends_on) and other._begins_by(self.ends_on)

    def _begins_by(self, day: date | None) -> bool:
        return day is None or self.starts_on <= day


def may_sit(new: Sitting, own: Iterable[Sitting], others: Iterable[Sitting]) -> Verdict:
    """May somebody with the seats ``own`` in a committee take ``new``, beside those of ``others``?

    One member has one vote, and a committee one chair at a time.
    """
    if new.ends_on is not None and new.ends_on < new.starts_on:
        return refused("A term cannot end before it begins.")
    if new.kind in VOTING and any(one.kind in VOTING and one.meets(new) for one in own):
        return refused("They hold a seat with a vote there already: one member has one vote.")
    if new.kind == CHAIR and any(one.kind == CHAIR and one.meets(new) for one in others):
        return refused("Somebody else is its chair in that time: end that term first.")
    return ALLOWED
