"""Who must leave for an item: found from the files, or declared."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from credenza.core.committees.roll import Place
from credenza.core.verdict import ALLOWED, Verdict, refused

OWN, PRACTICE, RELATIVE = "own", "practice", "relative"
COMPETITOR, OTHER = "competitor", "other"

KINDS: Mapping[str, str] = {
    OWN: "It is about themselves",
    PRACTICE: "Same practice",
    RELATIVE: "Relative",
    COMPETITOR: "In direct competition",
    OTHER: "Another conflict of interest",
}
DECLARED = {kind: title for kind, title in KINDS.items() if kind != OWN}
"""What a member may declare; their own file needs no declaring."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom an item is about.

    ``conflicted`` are the files whose holders the matter itself names as conflicted, as partners
    in one practice; ``disclosed`` what members declared about this practitioner for good, by seat.
    """

    practitioner: int | None = None
    conflicted: Set[int] = frozenset()
    disclosed: Mapping[int, str] = field(default_factory=dict)


def conflict_of(place: Place, subject: Subject) -> str:
    """The conflict of a seat's holder with an item, a key of ``KINDS``; "" where none is known."""
    own = place.practitioner
    if own is not None and own == subject.practitioner:
        return OWN
    if place.seat in subject.disclosed:
        return subject.disclosed[place.seat]
    return PRACTICE if own is not None and own in subject.conflicted else ""


def may_lift(kind: str) -> Verdict:
    """May a recusal of that kind be taken back? Never from one's own file."""
    if kind == OWN:
        return refused("Nobody sits on their own file: this recusal stays.")
    return ALLOWED
