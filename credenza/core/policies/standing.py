"""How a policy stands on a day: which version is in force, when it is to be reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from credenza.core.calendar import add_days, add_months

IN_FORCE, COMING, FORMER, RETIRED, UNWRITTEN = "in force", "coming", "former", "retired", "none"
NEAR = 60
"""Days before its review in which a policy is called due."""


class Dated(Protocol):
    """A version with its day; None while it is not approved."""

    number: int
    effective_on: date | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of policy: how often it is reviewed, and how long its members know of a change.

    ``review_months`` is the longest time between reviews, ``notice_days`` the days between
    approval (or the opening of a ballot) and the day a version takes effect. ``ballot_share`` is
    the share, in percent, of the votes cast that a ballot of members takes. ``citation`` and
    ``confidence`` say where these numbers are from.
    """

    key: str
    title: str
    review_months: int
    notice_days: int
    ballot_share: int
    citation: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Asking:
    """How people are asked to read and sign: days they have, and when they are reminded.

    ``remind`` counts days before the last day, below zero after it. ``statement`` is what they
    sign.
    """

    days: int
    orientation_days: int
    remind: tuple[int, ...]
    statement: str
    citation: str
    confidence: str


def in_force(versions: Iterable[Dated], day: date, retired_on: date | None = None) -> Dated | None:
    """The version in force on a day; None before the first, and from the day of retirement on.

    Of two that take effect on one day the later one counts.
    """
    if retired_on is not None and day >= retired_on:
        return None
    begun = [one for one in versions if one.effective_on and one.effective_on <= day]
    return max(begun, key=lambda one: (one.effective_on, one.number), default=None)


def standing(version: Dated, current: Dated | None, day: date) -> str:
    """IN_FORCE, COMING or FORMER: how an approved version stands beside the one in force."""
    if version.effective_on and version.effective_on > day:
        return COMING
    return IN_FORCE if current is not None and version.number == current.number else FORMER


def review_due(last_on: date, months: int) -> date:
    """The day by which a policy is to be looked over again."""
    return add_months(last_on, months)


def review_state(due_on: date | None, day: date) -> str:
    """ "late" after the day, "due" within NEAR days of it, "met" before."""
    if due_on is None or due_on > add_days(day, NEAR):
        return "met"
    return "late" if due_on < day else "due"


def earliest(approved_on: date, notice_days: int, noticed_on: date | None = None) -> date:
    """The first day on which an approved version may take effect.

    ``noticed_on`` is the day on which the members were told of it already, as when a ballot
    opened; without one they are told on the day it is approved.
    """
    return max(approved_on, add_days(noticed_on or approved_on, notice_days))
