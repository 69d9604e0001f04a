"""What the finders of flags look at, and what they find."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from credenza.core.facts import PractitionerFile
from credenza.core.law import Limit
from credenza.core.names import Name

TITLES: Mapping[str, str] = {
    "disclosure": "Disclosed by the applicant",
    "licence_challenge": "Challenge to a licence or registration",
    "involuntary_loss": "Involuntary loss",
    "unlisted_state": "State without a licence on file",
    "claims": "Malpractice claims",
    "gap": "Gap in the history",
    "training": "Training shorter than usual",
    "dates": "Dates that contradict",
    "moves": "Many moves",
    "name": "Name differs",
    "reference": "Concern of a reference",
}
"""The kinds of flag, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at. ``key`` names it for good: the same fact gives the same key again.

    ``evidence`` are parts of the file such as "credential:12" or "verification:7".
    """

    kind: str
    key: str
    sentence: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedName:
    """What a source calls the person; ``source`` in words, ``evidence`` where it stands."""

    source: str
    name: Name
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A disclosure question answered with "yes". ``bars`` is the kind of flag it raises beyond a
    plain disclosure ("licence_challenge", "involuntary_loss"), or ""."""

    key: str
    label: str
    explanation: str = ""
    bars: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """What an answer of a reference raised."""

    key: str
    sentence: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """One application as the finders see it. ``names`` are those on file, the legal one first."""

    file: PractitionerFile
    as_of: date
    names: tuple[Name, ...] = ()
    stated: tuple[StatedName, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    concerns: tuple[Concern, ...] = ()
    gap_limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Training:
    """How long the graduate training of a specialty usually lasts, in months.

    ``codes`` are prefixes of NUCC codes; the longest that fits counts.
    """

    key: str
    title: str
    codes: tuple[str, ...]
    months: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The office's thresholds, as the packs give them.

    A pattern of claims is ``claims_count`` of them within ``claims_months``, or one payment, or all
    together, of the amounts or more (whole dollars). Moves are positions begun. ``bars`` says of
    the keys of disclosure questions which kind of flag a yes raises.
    """

    claims_count: int = 3
    claims_months: int = 120
    claim_paid: int = 500_000
    claims_paid: int = 1_000_000
    moves_count: int = 5
    moves_months: int = 60
    training_tolerance: int = 2
    training: tuple[Training, ...] = ()
    bars: Mapping[str, str] = field(default_factory=dict)
