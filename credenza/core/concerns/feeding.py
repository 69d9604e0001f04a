"""Where cases are heard of outside of their room: which closed ones count where, and before which
committees one may be laid. The policy is the pack's, and narrowed by the office.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from credenza.core.concerns.kinds import FOUND, KINDS

OPPE, REAPPOINTMENT = "oppe", "reappointment"


@dataclass(frozen=True, slots=True)
class Feed:
    """For one purpose, of which kinds closed cases count; ``found`` are of ``kinds.FOUND``."""

    key: str
    title: str
    kinds: tuple[str, ...]
    found: tuple[str, ...]
    citation: str
    confidence: str

    @property
    def words(self) -> str:
        """What is counted, in a sentence."""
        kinds = ", ".join(KINDS[kind].lower() for kind in KINDS if kind in self.kinds)
        found = " or ".join(FOUND[one].lower() for one in self.found)
        return f"Counted: {kinds}; closed, and {found}." if kinds else "Nothing is counted."


@dataclass(frozen=True, slots=True)
class Docket:
    """Before which kinds of committees cases of the kind ``key`` may be laid, the usual first."""

    key: str
    committees: tuple[str, ...]
    citation: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What counts of one practitioner, from ``since`` to ``until``, both included, by kind."""

    practitioner: int
    since: date
    until: date
    by_kind: Mapping[str, int]
    feed: Feed

    @property
    def total(self) -> int:
        """All kinds together."""
        return sum(self.by_kind.values())

    @property
    def lines(self) -> tuple[tuple[str, int], ...]:
        """Title and count of each kind that is counted."""
        return tuple((KINDS[kind], count) for kind, count in self.by_kind.items())


def narrowed(feed: Feed, kinds: list[str] | None) -> Feed:
    """The feed with the office's own choice of kinds, of those that the pack lets count."""
    if kinds is None:
        return feed
    return replace(feed, kinds=tuple(kind for kind in feed.kinds if kind in kinds))
