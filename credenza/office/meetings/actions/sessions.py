"""A meeting from the call to order to adjournment, and who is there meanwhile."""

from collections.abc import Iterable
from datetime import datetime

from credenza.core.committees import session as core
from credenza.core.committees.agenda import WITHDRAWN
from credenza.core.committees.motions import PENDING, POSTPONED, VOTING
from credenza.core.committees.seats import CHAIR, VICE
from credenza.core.committees.steps import MEETING
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.actions import items
from credenza.office.meetings.actions.floor import (
    Floor,
    floor_of,
    lock,
    recuse_known,
    require_run,
    require_seat,
)
from credenza.office.meetings.models import (
    AgendaItem,
    Attendance,
    Discussion,
    Meeting,
    Seat,
    Session,
)
from credenza.office.meetings.queries.agenda import rows
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.scope import day_of, may_run
from credenza.office.meetings.queries.sessions import WRITTEN
from credenza.office.practitioners.actions.editing import change

WAYS = {"room": "In the room", "remote": "By video or phone"}
FELL = "Not decided before the meeting was adjourned."


@act("meeting:open")
def open_session(
    *, meeting: Meeting, by: Actor, at: datetime, present: Iterable[Seat] = ()
) -> Meeting:
    """Call a meeting to order, with the seats whose holders answered the roll.

    Recusals that are known from the files are written at once. A vote between meetings opens
    where the charter allows it. Raises Refused without the right to run it.
    """
    held = lock(meeting)
    require(may_run(by, held))
    require(MEETING.may_go(held.state, "open"))
    charter = charter_of(held.committee, day_of(held))
    if held.kind == WRITTEN and not charter.evote:
        why = "The charter allows no votes between meetings."
        raise Refused(refused(why, charter.citation))
    target = MEETING.step("open").target
    held = change(held, held.version, {"state": target, "opened_at": at})
    there = list(present) if held.kind != WRITTEN else []
    Session.objects.create(meeting=held, presiding=_presiding(there))
    recuse_known(held, rows(held), by=by, at=at)
    for seat in there:
        Attendance.objects.create(meeting=held, seat=seat, arrived_at=at)
    return held


@act("meeting:adjourn")
def adjourn(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """End a meeting: who is there leaves, what waits for a decision is carried over.

    Raises Refused while a vote is open.
    """
    floor = floor_of(meeting)
    require_run(floor, by)
    if any(one.state == VOTING for one in floor.state.motions):
        raise Refused(refused("A vote is open: close it, or break it off, before you adjourn."))
    floor.meeting.motions.filter(state__in=PENDING).update(
        state=POSTPONED, result=FELL, closed_at=at
    )
    _end_discussion(floor, at)
    floor.meeting.attendances.filter(left_at=None).update(left_at=at)
    items.close(meeting=floor.meeting, by=by, at=at)
    target = MEETING.step("adjourn").target
    return change(floor.meeting, floor.meeting.version, {"state": target, "closed_at": at})


@act("attendance:arrive")
def arrive(*, meeting: Meeting, seat: Seat, by: Actor, at: datetime, how: str = "room"):
    """The holder of a seat comes in, told by themselves or by who runs the meeting."""
    floor = floor_of(meeting)
    require_seat(floor, seat.pk, by)
    if how not in WAYS:
        raise Refused(refused("Say whether they are in the room or join from afar."))
    _checked(core.arrive, floor, seat.pk)
    return Attendance.objects.create(meeting=floor.meeting, seat=seat, how=how, arrived_at=at)


@act("attendance:leave")
def leave(*, meeting: Meeting, seat: Seat, by: Actor, at: datetime) -> None:
    """The holder of a seat goes."""
    floor = floor_of(meeting)
    require_seat(floor, seat.pk, by)
    _checked(core.leave, floor, seat.pk)
    floor.meeting.attendances.filter(seat=seat, left_at=None).update(left_at=at)


@act("attendance:guest")
def admit_guest(*, meeting: Meeting, name: str, by: Actor, at: datetime) -> Attendance:
    """A guest comes in."""
    floor, name = floor_of(meeting), " ".join(name.split())[:120]
    require_run(floor, by)
    if not name:
        raise Refused(refused("Say who comes in."))
    return Attendance.objects.create(meeting=floor.meeting, guest=name, arrived_at=at)


@act("attendance:guest-leave")
def dismiss_guest(*, meeting: Meeting, attendance: int, by: Actor, at: datetime) -> None:
    """A guest goes."""
    floor = floor_of(meeting)
    require_run(floor, by)
    there = floor.meeting.attendances.filter(pk=attendance, seat=None, left_at=None)
    if not there.update(left_at=at):
        raise Refused(refused("That guest is not in the room."))


@act("meeting:preside")
def preside(*, meeting: Meeting, seat: Seat, by: Actor, at: datetime) -> None:
    """Somebody who is present takes the chair."""
    floor = floor_of(meeting)
    require_run(floor, by)
    if seat.pk not in floor.state.roll.present:
        raise Refused(refused("Who presides is present."))
    Session.objects.filter(pk=floor.session.pk).update(presiding=seat)


@act("meeting:take-up")
def take_up(*, meeting: Meeting, item: AgendaItem | None, by: Actor, at: datetime) -> None:
    """Bring an item before the body; None: go on to nothing yet."""
    floor = floor_of(meeting)
    require_run(floor, by)
    about(item=item and item.pk)
    if item is not None and (item.meeting_id != floor.meeting.pk or item.state == WITHDRAWN):
        raise Refused(refused("It is not on this agenda."))
    if any(one.state == VOTING for one in floor.state.motions) and not floor.state.written:
        raise Refused(refused("A vote is open: close it first."))
    _end_discussion(floor, at)
    Session.objects.filter(pk=floor.session.pk).update(item=item)
    if item is not None:
        recuse_known(floor.meeting, [item], by=by, at=at)
        Discussion.objects.create(item=item, began_at=at)


def _presiding(there: Iterable[Seat]) -> Seat | None:
    """Who takes the chair of those present: the chair, else the vice chair."""
    by_kind = {seat.kind: seat for seat in there}
    return by_kind.get(CHAIR) or by_kind.get(VICE)


def _checked(act_of_core, floor: Floor, seat: int) -> None:
    """Ask the core; a seat of another committee, or of another day, is refused."""
    try:
        act_of_core(floor.state, seat)
    except KeyError as error:
        raise Refused(refused("That seat is none of this committee on this day.")) from error


def _end_discussion(floor: Floor, at: datetime) -> None:
    Discussion.objects.filter(item__meeting=floor.meeting, ended_at=None).update(ended_at=at)
