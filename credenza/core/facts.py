"""What a practitioner's file says, as plain frozen data.

The office reads rows into these shapes, the rules judge them, and nothing is ever
saved back from them: there is no second object model.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Result(StrEnum):
    """What a source answered when it was asked."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"
    PENDING = "pending"


class Standing(StrEnum):
    """Where an appointment stands."""

    APPLICANT = "applicant"
    ACTIVE = "active"
    LEAVE = "leave"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class CredentialFact:
    """One thing a practitioner holds or has done.

    ``kind`` is a key of the credential packs. ``ends_on`` is the last day of validity (a
    licence), of the activity (a position) or of the cycle, as the kind says; None when
    unknown or unending. ``precision`` tells how much of the dates the source gave:
    "day", "month" or "year"; a month's start is stored as its first day and its end as its
    last, so that gaps are never invented. ``continuous`` marks a credential kept current
    without an end date. ``facility`` is set when it counts at one facility alone.
    """

    id: int
    kind: str
    number: str = ""
    issuer: str = ""
    jurisdiction: str = ""
    status: str = "active"
    starts_on: date | None = None
    ends_on: date | None = None
    precision: str = "day"
    continuous: bool = False
    facility: int | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VerificationFact:
    """One asking of a source.

    ``kind`` is the credential kind that was asked about, or a check that has no credential
    ("npdb_query", "oig_leie"). ``credentials`` are the ids it proves. ``stated_ends_on`` and
    ``stated_status`` are what the source said, for comparison with the file. ``facility`` is set
    when the asking counts for one facility alone, ``jurisdiction`` for facilities of one state.
    """

    id: int
    kind: str
    source: str
    method: str
    result: Result
    verified_on: date | None
    credentials: tuple[int, ...] = ()
    stated_ends_on: date | None = None
    stated_status: str = ""
    facility: int | None = None
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentFact:
    """Membership of one facility's staff for a term; ``ends_on`` is its last day.

    ``decided_on`` is the governing body's decision for the running term, from which
    verification limits count backward.
    """

    id: int
    facility: int
    category: str
    department: str
    standing: Standing
    starts_on: date | None = None
    ends_on: date | None = None
    reappointment_due_on: date | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class PractitionerFile:
    """Everything about one practitioner that the rules may look at."""

    id: int
    profession: str
    specialties: tuple[str, ...] = ()
    born_on: date | None = None
    credentials: tuple[CredentialFact, ...] = ()
    verifications: tuple[VerificationFact, ...] = ()
    appointments: tuple[AppointmentFact, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """A limit that a place set itself, stricter than the rules it is subject to.

    ``amount`` is in the unit of the requirement. It binds from ``from_on`` to its last day
    ``to_on`` (None: it still does); a later one amends an earlier one on the same requirement.
    """

    requirement: str
    amount: int
    from_on: date = date.min
    to_on: date | None = None
    citation: str = "The office's own bylaws or policy"

    def in_force(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Adopted:
    """A new edition of a pack, by its fingerprint, that a place adopted from a day."""

    edition: str
    from_on: date


@dataclass(frozen=True, slots=True)
class Place:
    """A facility as the rules see it: its kind, its state, and whose rules it has taken on.

    ``bodies`` are pack keys ("cms", "tjc", "ncqa", …). ``own_limits`` are the limits of its own
    bylaws with the days on which they bind, past and coming ones too, the oldest first.
    ``editions`` are newer editions of packs than ship with the office, in the order of their days.
    """

    id: int
    kind: str
    state: str
    bodies: frozenset[str] = frozenset()
    own_limits: tuple[OwnLimit, ...] = ()
    editions: tuple[Adopted, ...] = ()


class State(StrEnum):
    """How a requirement stands on the judging day, worst last."""

    NOT_APPLICABLE = "not_applicable"
    MET = "met"
    DUE = "due"
    MISSING = "missing"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement judged for one file at one facility.

    ``requirement`` is its key ("license.current"); ``rule``, ``pack`` and ``edition`` name the
    strictest rule that decided, so that an old finding can be judged as of its day.
    ``credential`` is the id the finding is about, if one. ``evidence`` are verification ids.
    ``due_on`` is the day on which somebody must have acted. ``until`` is the last day on which
    this state holds if no fact changes (None: it holds until a fact changes).
    """

    requirement: str
    state: State
    reason: str
    rule: str
    pack: str
    edition: str
    citation: str
    severity: str
    consequence: int
    credential: int | None = None
    evidence: tuple[int, ...] = ()
    due_on: date | None = None
    until: date | None = None
