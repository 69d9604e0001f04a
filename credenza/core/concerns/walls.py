"""Need to know: who may read a case, whatever else their role lets them do.

Never the subject; never somebody of the subject's practice unless named; the office by kind;
the chair of the case's or the subject's department by rule; everybody else by name alone. Until
triage has said whom a case is about, chairs do not read it by rule: it may be about them.
"""

from dataclasses import dataclass

from credenza.core.permissions import CHAIR, COORDINATOR, DIRECTOR, RIGHTS, Actor
from credenza.core.verdict import ALLOWED, Verdict, refused

OFFICE_BY_KIND = {
    "patient": (COORDINATOR, DIRECTOR),
    "conduct": (DIRECTOR,),
    "clinical": (DIRECTOR,),
}
BY_NAME = frozenset({"concern:see", "concern:note"})
"""What whoever is named may do, wherever they hold a role for it; all else takes it there."""

OFFICE_READS = "Works on cases of this kind there."
CHAIR_READS = "Chairs the department."
NAMED_READS = "Was let in by name."
SUBJECT = "Nobody reads a case about themselves here: the case tells when they are heard."
NOT_NAMED = "Only who must know this case reads it: ask the director to be named."
NOT_HERE = "Your role does not do this where the case is."


@dataclass(frozen=True, slots=True)
class Wall:
    """A case as its wall sees it: where, of which kind, about whom, and who is named.

    ``triaged``: whom it is about was looked into. ``subjects`` and ``colleagues`` are ids of
    practitioners, ``named`` and ``subject_users`` of users. ``departments`` are those of the case
    and of its subjects there.
    """

    kind: str
    facility: int
    departments: frozenset[int] = frozenset()
    triaged: bool = True
    subjects: frozenset[int] = frozenset()
    subject_users: frozenset[int] = frozenset()
    colleagues: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()


def may_read(actor: Actor, wall: Wall) -> Verdict:
    """May ``actor`` read this case? Yes too says why."""
    if actor.is_system:
        return ALLOWED
    if actor.practitioner in wall.subjects or actor.id in wall.subject_users:
        return refused(SUBJECT)
    if actor.id in wall.named:
        return Verdict(True, NAMED_READS)
    if actor.practitioner in wall.colleagues:
        return refused(NOT_NAMED)
    if _is_within(actor, OFFICE_BY_KIND[wall.kind], wall):
        return Verdict(True, OFFICE_READS)
    if wall.triaged and actor.scope({CHAIR}).departments & wall.departments:
        return Verdict(True, CHAIR_READS)
    return refused(NOT_NAMED)


def may_do(actor: Actor, verb: str, wall: Wall) -> Verdict:
    """May ``actor`` do ``verb`` to this case, which takes reading it first?"""
    roles = RIGHTS[verb].roles
    read = may_read(actor, wall)
    if not read or actor.is_system:
        return read
    held = actor.scope(roles) if verb in BY_NAME else _is_within(actor, roles, wall)
    return read if held else refused(NOT_HERE)


def _is_within(actor: Actor, roles, wall: Wall) -> bool:
    scope = actor.scope(roles)
    return scope.everywhere or wall.facility in scope.facilities
