"""What every act in a meeting has in common: the meeting is held, and its state judged anew."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from credenza.core.committees.session import SessionState
from credenza.core.committees.steps import SESSION, STATES
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about
from credenza.office.meetings.models import AgendaItem, Meeting, Recusal, Session
from credenza.office.meetings.queries.scope import day_of, may_run, seat_of
from credenza.office.meetings.queries.sessions import (
    known_conflicts,
    part_in,
    roll_places,
    session_of,
    state_of,
)

NOT_YOURS = "This is for the holder of that seat, or for who runs the meeting, to do."


@dataclass(frozen=True, slots=True)
class Floor:
    """A meeting in session, held until the act ends."""

    meeting: Meeting
    session: Session
    state: SessionState


def lock(meeting: Meeting) -> Meeting:
    """The meeting as it is now; whoever else acts in it waits until this act ends."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("committee__facility")
    about(meeting=meeting.pk, committee=meeting.committee_id)
    return rows.get(pk=meeting.pk)


def floor_of(meeting: Meeting) -> Floor:
    """Hold a meeting in session, and let its pages know. Raises Refused for one that is not."""
    held = lock(meeting)
    if held.state != SESSION:
        raise Refused(refused(f"The meeting is not in session: {STATES[held.state].lower()}."))
    Session.objects.filter(meeting=held).update(pulse=F("pulse") + 1)
    return Floor(held, session_of(held), state_of(held))


def require_seat(floor: Floor, seat: int, by: Actor) -> None:
    """Go on if ``by`` holds the seat or runs the meeting; raise Refused if not."""
    own = seat_of(by, floor.meeting.committee, day_of(floor.meeting))
    if own is None or own.pk != seat:
        require_run(floor, by, why=NOT_YOURS)


def require_run(floor: Floor, by: Actor, item: AgendaItem | None = None, why: str = "") -> None:
    """Go on if ``by`` runs the meeting and takes part in the item; raise Refused if not."""
    verdict = may_run(by, floor.meeting)
    require(verdict if verdict or not why else refused(why))
    require(part_in(item, by, floor.meeting).verdict)


def recuse_known(meeting: Meeting, items, *, by: Actor, at: datetime) -> None:
    """Write the recusals that follow from the files and from what was declared for good."""
    known = known_conflicts(items, roll_places(meeting))
    stand = Recusal.objects.filter(item__meeting=meeting).values_list("item", "seat")
    there = set(stand.order_by("id"))
    Recusal.objects.bulk_create(
        Recusal(item=item, seat_id=seat, kind=kind, found=True, at=at, by=by.name[:120])
        for item, seat, kind in known
        if (item.pk, seat) not in there
    )
