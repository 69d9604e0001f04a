"""Need to know: who may read a case, whatever else their role lets them do.

Never the subject, never somebody of the subject's practice unless named; the office by kind;
the chair of the subject's or the case's department by rule; everybody else by name alone.
"""

from dataclasses import dataclass

from credenza.core.permissions import CHAIR, COORDINATOR, DIRECTOR, Actor
from credenza.core.verdict import ALLOWED, Verdict, refused

OFFICE_BY_KIND = {
    "patient": (COORDINATOR, DIRECTOR),
    "conduct": (DIRECTOR,),
    "clinical": (DIRECTOR,),
}
SUBJECT = "Nobody reads a case about themselves here: the case tells when they are heard."
NOT_NAMED = "Only who must know this case reads it: ask the director to be named."


@dataclass(frozen=True, slots=True)
class Wall:
    """A case as its wall sees it: where, of which kind, about whom, and who is named.

    ``subjects`` and ``colleagues`` are ids of practitioners, ``named`` of users.
    """

    kind: str
    facility: int
    departments: frozenset[int] = frozenset()
    subjects: frozenset[int] = frozenset()
    colleagues: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()


def may_read(actor: Actor, wall: Wall) -> Verdict:
    """May ``actor`` read this case?"""
    if actor.is_system:
        return ALLOWED
    if actor.practitioner is not None and actor.practitioner in wall.subjects:
        return refused(SUBJECT)
    if actor.id in wall.named:
        return ALLOWED
    if actor.practitioner is not None and actor.practitioner in wall.colleagues:
        return refused(NOT_NAMED)
    office = actor.scope(OFFICE_BY_KIND[wall.kind])
    if office.everywhere or wall.facility in office.facilities:
        return ALLOWED
    chair = actor.scope({CHAIR})
    if chair.departments & wall.departments:
        return ALLOWED
    return refused(NOT_NAMED)
