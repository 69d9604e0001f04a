"""Deciding on the consequence of a lapse: a person executes or dismisses it, with a reason."""

from datetime import datetime

from django.db.models import F, QuerySet

from credenza.core.facts import Standing, State
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.judging import judge_now
from credenza.office.practitioners.actions.proposals import is_lapse
from credenza.office.practitioners.models import Appointment, Consequence, OpenFinding
from credenza.packs.loader import requirements

PROPOSED, EXECUTED, DISMISSED, RESTORED = "proposed", "executed", "dismissed", "restored"
# Others, such as "end_prescribing", take only a part of the practice.
SUSPENDING = ("end_practice", "suspend")


@act("consequence:execute")
def execute(*, consequence: Consequence, by: Actor, at: datetime, reason: str) -> Consequence:
    """Carry the consequence out: where it ends the right to practice, the appointment rests.

    Raises Refused without a reason, when it was decided already, or when the lapse was cured.
    """
    consequence = _decide(consequence, PROPOSED, EXECUTED, by=by, at=at, reason=reason)
    if not _open(consequence).filter(state=State.LATE, credential=consequence.credential).exists():
        raise Refused(refused("The lapse does not stand any more: put its consequence away."))
    if consequence.kind in SUSPENDING:
        moved = _move(consequence, Standing.ACTIVE, Standing.SUSPENDED)
        consequence.suspended = moved or _others(consequence).exists()
        consequence.save(update_fields=["suspended"])
    judge_now(consequence.practitioner_id, at=at)
    return consequence


@act("consequence:dismiss")
def dismiss(*, consequence: Consequence, by: Actor, at: datetime, reason: str) -> Consequence:
    """Decide that the consequence does not follow, and why."""
    return _decide(consequence, PROPOSED, DISMISSED, by=by, at=at, reason=reason)


@act("consequence:restore")
def restore(*, consequence: Consequence, by: Actor, at: datetime, reason: str) -> Consequence:
    """Give the appointment back after the lapse was cured, unless it rests for another one too.

    Raises Refused while what lapsed is not current again.
    """
    consequence = _decide(consequence, EXECUTED, RESTORED, by=by, at=at, reason=reason)
    if _open(consequence).exclude(state=State.DUE).exists():
        raise Refused(refused("The file still lacks what lapsed: there is nothing to restore."))
    if consequence.suspended and not _others(consequence).exists():
        _move(consequence, Standing.SUSPENDED, Standing.ACTIVE)
    judge_now(consequence.practitioner_id, at=at)
    return consequence


def _open(consequence: Consequence) -> QuerySet[OpenFinding]:
    """What is open there about holding such a credential."""
    kind = consequence.credential.kind
    keys = [key for key, one in requirements().items() if is_lapse(key) and kind in one.kinds]
    return OpenFinding.objects.filter(
        practitioner=consequence.practitioner_id,
        facility=consequence.facility_id,
        requirement__in=keys,
    )


def _others(consequence: Consequence) -> QuerySet[Consequence]:
    """The other consequences for which the appointment rests."""
    return Consequence.objects.filter(
        practitioner=consequence.practitioner_id,
        facility=consequence.facility_id,
        state=EXECUTED,
        suspended=True,
    ).exclude(pk=consequence.pk)


def _move(consequence: Consequence, before: Standing, after: Standing) -> bool:
    held = Appointment.objects.filter(
        practitioner=consequence.practitioner_id,
        facility=consequence.facility_id,
        standing=before,
    )
    return bool(held.update(standing=after, version=F("version") + 1))


def _decide(
    consequence: Consequence, before: str, after: str, *, by: Actor, at: datetime, reason: str
) -> Consequence:
    about(practitioner=consequence.practitioner_id)
    if not reason.strip():
        raise Refused(refused("Say why: the reason is part of the record."))
    # All of the file are held, so that two decisions do not overlook one another.
    held = Consequence.objects.select_for_update(of=("self",)).select_related("credential")
    rows = {
        one.pk: one for one in held.filter(practitioner=consequence.practitioner_id).order_by("id")
    }
    consequence = rows[consequence.pk]
    if consequence.state != before:
        raise Refused(refused(f"{consequence.decided_by or 'Somebody'} decided this already."))
    consequence.state, consequence.reason = after, reason.strip()
    consequence.decided_by, consequence.decided_at = by.name, at
    consequence.save()
    return consequence
