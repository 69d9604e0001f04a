"""What follows where a practitioner is the one on a list: tasks that people do or lift."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from credenza.core.facts import Standing
from credenza.core.permissions import Actor
from credenza.core.screening.duties import DONE, LIFTED, OPEN
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.monitoring.models import Duty, Match, Ruling
from credenza.office.practitioners.actions.appointments import suspend
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.facts import appointments
from credenza.packs.loader import screening_duties

GIVE_REASON = "Say what was done, or why it does not follow: it is part of the record."
OVERRULED = "It was ruled that this is another person."


@act("duty:do")
def do(*, duty: Duty, reason: str, by: Actor, at: datetime) -> Duty:
    """Record that it was done, and how; where it stops the practice, the appointment rests.

    Raises Refused without a reason, or when it was decided already.
    """
    duty = _decide(duty, DONE, reason, by, at)
    if screening_duties()[duty.kind].suspends:
        suspend(
            practitioner=duty.practitioner_id,
            facility=duty.facility_id,
            by=by,
            at=at,
            reason=reason,
        )
    return duty


@act("duty:lift")
def lift(*, duty: Duty, reason: str, by: Actor, at: datetime) -> Duty:
    """Decide that it does not follow here, and why."""
    return _decide(duty, LIFTED, reason, by, at)


@act("duty:open")
def open_all(*, ruling: Ruling, by: Actor, at: datetime) -> list[Duty]:
    """Open what follows from a ruling at each facility, but what is open or done already."""
    known = set(
        _of_act(ruling.match)
        .filter(state__in=(OPEN, DONE))
        .order_by("id")
        .values_list("facility_id", "kind")
    )
    due = [
        Duty(
            match=ruling.match,
            practitioner_id=ruling.practitioner_id,
            facility_id=facility,
            ruling=ruling,
            kind=kind.key,
            due_on=kind.due_on(today(at)),
            opened_at=at,
        )
        for facility in _facilities(ruling.practitioner_id)
        for kind in screening_duties().values()
        if (facility, kind.key) not in known
    ]
    return Duty.objects.bulk_create(due)


@act("duty:lift-all")
def lift_all(*, match: Match, by: Actor, at: datetime, reason: str = OVERRULED) -> None:
    """Lift what is open of what followed from a match, since it is ruled otherwise now."""
    still = _of_act(match).filter(state=OPEN)
    still.update(state=LIFTED, decided_at=at, decided_by=by.name[:120], reason=reason)


def _of_act(match: Match):
    return Duty.objects.filter(practitioner=match.practitioner_id, match__act=match.act)


def _facilities(practitioner: int) -> Iterator[int]:
    held: Iterable = appointments([practitioner]).get(practitioner, ())
    return (one.facility for one in held if one.standing is not Standing.ENDED)


def _decide(duty: Duty, state: str, reason: str, by: Actor, at: datetime) -> Duty:
    about(practitioner=duty.practitioner_id, duty=duty.kind)
    if not reason.strip():
        raise Refused(refused(GIVE_REASON))
    duty = Duty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    if duty.state != OPEN:
        raise Refused(refused(f"{duty.decided_by or 'Somebody'} decided this already."))
    duty.state, duty.reason = state, reason.strip()
    duty.decided_by, duty.decided_at = by.name[:120], at
    duty.save()
    return duty
