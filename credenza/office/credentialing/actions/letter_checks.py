"""Letters that can be checked: the link that goes with one, taking it back, and the choice."""

from datetime import datetime

from credenza.core.applications.affiliations import Reply
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.models import AffiliationRequest, LetterCheck
from credenza.office.credentialing.queries.letter_checks import MODES, OFF, key_of, mode_of
from credenza.office.ledger.actions import act
from credenza.office.team.actions import choose as choose_setting


@act("letter-check:issue")
def issue(
    *, request: AffiliationRequest, told: Reply, by: Actor, at: datetime
) -> LetterCheck | None:
    """Make the letter that answers a request one that can be checked; None where its facility
    shows no page.
    """
    if mode_of(request.facility_id) == OFF:
        return None
    return LetterCheck.objects.create(
        facility=request.facility,
        practitioner=request.practitioner,
        addressee=request.requester,
        says=[list(fact) for fact in told.facts],
        issued_at=at,
    )


@act("letter-check:revoke")
def revoke(*, check: LetterCheck, by: Actor, at: datetime, reason: str) -> None:
    """Take a letter back: its page says from now on that it no longer stands.

    Raises Refused without a reason, which the page does not show.
    """
    if not reason.strip():
        raise Refused(refused("Say why this letter no longer stands."))
    standing = LetterCheck.objects.filter(pk=check.pk, revoked_at=None)
    values = {"revoked_at": at, "revoked_by": by.name[:120], "revoked_why": reason.strip()[:200]}
    if not standing.update(**values):
        raise Refused(refused("This letter was taken back already."))


@act("letter-check:choose")
def choose_mode(*, facility, mode: str, by: Actor, at: datetime) -> None:
    """Switch the page on or off for a facility. Raises Refused for what cannot be chosen."""
    if mode not in MODES:
        raise Refused(refused("Choose one of the ways in which letters can be checked."))
    choose_setting(key=key_of(facility.pk), value=mode, by=by, at=at)
