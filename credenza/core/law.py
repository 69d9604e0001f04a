"""The shape of the field's law: dated values with a citation, and what they ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from credenza.core.calendar import add_days, add_months
from credenza.core.kinds import Profession

# From the strongest: where two rules ask the same, the stronger one is named.
SEVERITIES = (
    "law",
    "condition_of_participation",
    "accreditor",
    "local_bylaw",
    "guidance",
    "best_practice",
)
CONFIDENCES = ("V", "V2", "G", "D")
PROOFS = ("file", "committee", "policy", "document", "hand")
TESTS = (
    "current",
    "held",
    "verified",
    "checked",
    "signed",
    "clock",
    "monthly",
    "term",
    "reappointment",
    "gaps",
    "count",
    "hours",
)
# Tests that mean nothing without a number.
LIMITED_TESTS = frozenset({"clock", "term", "reappointment", "gaps", "count", "hours"})
UNITS = ("days", "months", "count", "hours")


@dataclass(frozen=True, slots=True)
class Value:
    """What a rule says from ``from_on`` to ``to_on`` (its last day; None: still in force).

    ``limit`` is None when the rule asks for something without a number. ``span`` is the number
    of months looked back over, where that is part of the rule.
    """

    from_on: date
    to_on: date | None = None
    limit: int | None = None
    unit: str = ""
    span: int | None = None
    edition: str = ""

    def in_force(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty, in our words, with where it is written and whom it binds.

    ``requirements`` are the keys it is judged by over a practitioner's file; rules proven
    otherwise (``proof`` not "file") have none. Empty ``facilities``, ``states`` and
    ``professions`` bind all. ``sources`` narrows whose word is accepted.
    """

    id: str
    title: str
    text: str
    citation: str
    severity: str
    confidence: str
    values: tuple[Value, ...]
    proof: str = "file"
    requirements: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str = ""

    def value_on(self, day: date) -> Value | None:
        """What the rule says on ``day``, or None when it is not in force."""
        return next((value for value in self.values if value.in_force(day)), None)


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one issuer. Law binds by kind and state; the rest when a place takes it on."""

    key: str
    title: str
    issuer: str
    edition: str
    rules: tuple[Rule, ...]

    def in_force(self, day: date) -> tuple[Rule, ...]:
        """Its rules in force on ``day``."""
        return tuple(rule for rule in self.rules if rule.value_on(day))


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something judged over a file: which test, over which credential kinds, and how grave.

    ``consequence`` ranks from 0 (ends the right to practice, or a legal deadline) to 9.
    ``remedy`` says what turns it green and ``verb`` which action does: verify, renew, collect,
    query, explain, decide. ``warn`` is how long before the last day it falls due, in
    ``warn_unit``. ``options`` are the test's own.
    """

    key: str
    title: str
    test: str
    kinds: tuple[str, ...]
    consequence: int
    remedy: str
    verb: str
    unit: str = ""
    warn: int = 0
    warn_unit: str = "days"
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Packs:
    """Everything the rules are compiled from, beside the credential kinds."""

    standards: Mapping[str, Pack]
    requirements: Mapping[str, Requirement]
    professions: Mapping[str, Profession]


@dataclass(frozen=True, slots=True)
class Limit:
    """One rule's limit as it applies: an amount in a unit, and the words to cite."""

    amount: int | None
    unit: str
    span: int | None
    rule: str
    pack: str
    edition: str
    citation: str
    severity: str

    def last_day_from(self, start: date) -> date:
        """The last day within this limit counted from ``start``."""
        return later(start, self.amount or 0, self.unit)

    def in_words(self) -> str:
        """The limit as sentences write it: "24 months"."""
        unit = self.unit.rstrip("s") if self.amount == 1 else self.unit
        return f"{self.amount} {unit}"


def later(start: date, amount: int, unit: str) -> date:
    """``amount`` days or months after ``start`` (before, when negative), by the calendar.

    Dates such as the last of December 9999, which some offices enter for "never", stay inside
    the calendar.
    """
    try:
        return add_months(start, amount) if unit == "months" else add_days(start, amount)
    except (ValueError, OverflowError):
        return date.max if amount > 0 else date.min
