"""Who leaves for an item, and who comes back to it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.committees import session as core
from credenza.core.committees.conflicts import DECLARED, may_lift
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.actions.floor import Floor, floor_of, require_run, require_seat
from credenza.office.meetings.models import AgendaItem, Disclosure, Recusal, Seat, Vote


@act("recusal:declare")
def recuse(
    *,
    item: AgendaItem,
    seat: Seat,
    kind: str,
    words: str = "",
    for_good: bool = False,
    by: Actor,
    at: datetime,
) -> Recusal:
    """The holder of a seat takes no part in an item; a vote of theirs that is open is taken out.

    ``for_good``: at later items about the same practitioner too. Raises Refused for a kind that
    nobody declares, and while their paper lies in the urn of a ballot.
    """
    floor = floor_of(item.meeting)
    require_seat(floor, seat.pk, by)
    about(item=item.pk, kind=kind)
    if kind not in DECLARED:
        raise Refused(refused("Say what kind of conflict it is."))
    after = core.recuse(floor.state, seat.pk, item.pk)
    _take_out(floor, after)
    if for_good and item.practitioner_id:
        _disclose(item, seat, kind, words, at)
    return Recusal.objects.create(
        item=item, seat=seat, kind=kind, words=words.strip()[:300], at=at, by=by.name[:120]
    )


@act("recusal:lift")
def readmit(*, recusal: Recusal, by: Actor, at: datetime, reason: str) -> None:
    """Take a recusal back, with the reason; never one's own, nor one from one's own file."""
    floor = floor_of(recusal.item.meeting)
    require_run(floor, by, recusal.item)
    about(item=recusal.item_id)
    require(may_lift(recusal.kind))
    if not reason.strip():
        raise Refused(refused("Say why: the reason stands in the minutes."))
    core.readmit(floor.state, recusal.seat_id, recusal.item_id)
    Recusal.objects.filter(pk=recusal.pk).update(
        lifted_at=at, lifted_by=by.name[:120], lifted_why=reason.strip()[:300]
    )


def _take_out(floor: Floor, after: core.SessionState) -> None:
    """Remove the open votes that a recusal took out of the state."""
    for before in floor.state.motions:
        gone = before.marks.keys() - after.motion(before.id).marks.keys()
        if gone:
            Vote.objects.filter(motion=before.id, place__in=gone).delete()


def _disclose(item: AgendaItem, seat: Seat, kind: str, words: str, at: datetime) -> None:
    there = {"seat": seat, "practitioner": item.practitioner, "ended_on": None}
    if not Disclosure.objects.filter(**there).exists():
        made_on = local_day(at, ZoneInfo(item.meeting.committee.facility.zone))
        Disclosure.objects.create(**there, kind=kind, words=words.strip()[:300], made_on=made_on)
