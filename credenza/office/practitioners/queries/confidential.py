"""Which credentials of a file a person may read: some are health matters or peer review."""

from credenza.core.permissions import CHAIR, COORDINATOR, DIRECTOR, Actor
from credenza.office.practitioners.queries.scope import visible
from credenza.packs.loader import credential_kinds

EVERYTHING = frozenset({"normal", "health", "peer_review"})
CHAIRS = frozenset({"normal", "peer_review"})


def readable_kinds(actor: Actor, practitioner: int) -> frozenset[str]:
    """Keys of the kinds that ``actor`` may see in this file.

    The office reads all; a chair all but health; practitioners see their own health items and
    what they handed in, not what others said of them under peer review.
    """
    levels = _levels(actor, practitioner)
    return frozenset(key for key, kind in credential_kinds().items() if kind.sensitivity in levels)


def chairs_read(kind: str) -> bool:
    """Whether chairs may know of such a credential in the files of others."""
    return credential_kinds()[kind].sensitivity in CHAIRS


def _levels(actor: Actor, practitioner: int) -> frozenset[str]:
    if actor.practitioner == practitioner:
        return frozenset({"normal", "health"})
    roles = {grant.role for grant in actor.grants}
    if actor.is_system or _of_the_office(actor, roles, practitioner):
        return EVERYTHING
    return CHAIRS if CHAIR in roles else frozenset({"normal"})


def _of_the_office(actor: Actor, roles: set[str], practitioner: int) -> bool:
    """Whether the reader keeps this file; who chairs elsewhere reads there as a chair."""
    if CHAIR in roles and practitioner:
        return visible(actor, "practitioner:edit").filter(pk=practitioner).exists()
    return bool(roles & {COORDINATOR, DIRECTOR})
