"""The three kinds of cases. They are linked where they belong together and never merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from credenza.core.concerns.clocks import Clock

PATIENT, CONDUCT, CLINICAL = "patient", "conduct", "clinical"

KINDS = {
    PATIENT: "Patient complaint or grievance",
    CONDUCT: "Conduct report",
    CLINICAL: "Clinical peer review",
}
PRIVILEGED = frozenset({CONDUCT, CLINICAL})
"""Kinds whose papers are peer review and bear its legend."""

FOUND = {
    "yes": "Substantiated",
    "partly": "Substantiated in part",
    "no": "Not substantiated",
    "open": "Not to be found out",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a kind offers, with what it means."""

    key: str
    title: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case of the kind may end; ``found`` is one of ``FOUND``."""

    key: str
    title: str
    found: str


@dataclass(frozen=True, slots=True)
class Closing:
    """Why a case of the kind may be closed; ``without_outcome``: also before it is decided."""

    key: str
    title: str
    without_outcome: bool = False


@dataclass(frozen=True, slots=True)
class CaseStep:
    """Something to be done in a case, done once its ``event`` happened.

    ``only`` is a trait of ``clocks.TRAITS``; ``required``: no outcome is recorded without it.
    """

    key: str
    title: str
    event: str
    words: str = ""
    only: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class CaseKind:
    """What a kind of case offers and asks, as its pack says.

    ``events`` are what people may record as having happened, by key, in their words.
    """

    key: str
    title: str
    severities: Mapping[str, Choice]
    harms: Mapping[str, Choice]
    bypasses: Mapping[str, Choice]
    outcomes: Mapping[str, Outcome]
    closings: Mapping[str, Closing]
    events: Mapping[str, Choice]
    steps: tuple[CaseStep, ...]
    clocks: tuple[Clock, ...]
    retention_years: int
    retention_citation: str
    policies: tuple[str, ...] = field(default=())
