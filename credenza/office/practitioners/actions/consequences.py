"""Deciding on the consequence of a lapse: a person executes or dismisses it, with a reason."""

from datetime import datetime

from django.db.models import F

from credenza.core.facts import Standing
from credenza.core.kinds import CredentialKind
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.judging import judge_now
from credenza.office.practitioners.models import Appointment, Consequence
from credenza.packs.loader import credential_kinds

PROPOSED, EXECUTED, DISMISSED, RESTORED = "proposed", "executed", "dismissed", "restored"


@act("consequence:execute")
def execute(*, consequence: Consequence, by: Actor, at: datetime, reason: str) -> Consequence:
    """Carry the consequence out: where it ends the right to practice, the appointment rests.

    Raises Refused without a reason or when it was decided already.
    """
    consequence = _decide(consequence, PROPOSED, EXECUTED, by=by, at=at, reason=reason)
    if ends_practice(credential_kinds()[consequence.credential.kind]):
        _move(consequence, Standing.ACTIVE, Standing.SUSPENDED)
    judge_now(consequence.practitioner_id, at=at)
    return consequence


@act("consequence:dismiss")
def dismiss(*, consequence: Consequence, by: Actor, at: datetime, reason: str) -> Consequence:
    """Decide that the consequence does not follow, and why."""
    return _decide(consequence, PROPOSED, DISMISSED, by=by, at=at, reason=reason)


@act("consequence:restore")
def restore(*, consequence: Consequence, by: Actor, at: datetime, reason: str) -> Consequence:
    """Give the appointment back after the lapse was cured.

    Raises Refused while the credential is not current again.
    """
    ends_on = consequence.credential.ends_on
    if ends_on is None or ends_on <= consequence.lapsed_on:
        raise Refused(refused("The credential has not been renewed: there is nothing to restore."))
    consequence = _decide(consequence, EXECUTED, RESTORED, by=by, at=at, reason=reason)
    _move(consequence, Standing.SUSPENDED, Standing.ACTIVE)
    judge_now(consequence.practitioner_id, at=at)
    return consequence


def ends_practice(kind: CredentialKind) -> bool:
    """Whether its lapse takes the right to practice, not merely a part such as prescribing."""
    return kind.lapse is not None and kind.lapse.consequence in ("end_practice", "suspend")


def _move(consequence: Consequence, before: Standing, after: Standing) -> None:
    Appointment.objects.filter(
        practitioner=consequence.practitioner_id,
        facility=consequence.facility_id,
        standing=before,
    ).update(standing=after, version=F("version") + 1)


def _decide(
    consequence: Consequence, before: str, after: str, *, by: Actor, at: datetime, reason: str
) -> Consequence:
    about(practitioner=consequence.practitioner_id)
    if not reason.strip():
        raise Refused(refused("Say why: the reason is part of the record."))
    consequence = (
        Consequence.objects.select_for_update(of=("self",))
        .select_related("credential")
        .get(pk=consequence.pk)
    )
    if consequence.state != before:
        raise Refused(refused(f"{consequence.decided_by or 'Somebody'} decided this already."))
    consequence.state, consequence.reason = after, reason.strip()
    consequence.decided_by, consequence.decided_at = by.name, at
    consequence.save()
    return consequence
