"""The sample's vote between meetings, with two votes in and the others still to come."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from credenza.office.correspondence.actions.post import deliver_waiting
from credenza.office.desk.sample.telling import Teller
from credenza.office.meetings.actions import motions, planning, sessions, votes
from credenza.office.meetings.actions.agenda import Typed, add
from credenza.office.meetings.queries.sessions import seats
from credenza.office.team.queries import all_committees
from credenza.sample.ballots import OPEN
from credenza.sample.places import DOMAIN, MEDICAL_CENTER

COORDINATOR = f"coordinator@{DOMAIN}"
HOUR = 9


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The coordinator puts a question in writing, and members begin to answer."""
    at = teller.at(OPEN.on, HOUR)
    yield at, lambda: _put(teller, at)


def _put(teller: Teller, at: datetime) -> None:
    who = {"by": teller.actors[COORDINATOR], "at": at}
    meeting = _planned(teller, who)
    item = add(meeting=meeting, typed=Typed(OPEN.title, summary=OPEN.summary), **who)
    meeting = sessions.open_session(meeting=meeting, **who)
    item.refresh_from_db()
    held = {seat.practitioner_id: seat for seat in seats(meeting)}
    voters = [held[teller.written[number].practitioner.pk] for number, _ in OPEN.voted]
    motion = motions.move_motion(
        meeting=meeting,
        kind="main",
        item=item,
        mover=voters[0],
        wording=motions.Wording(OPEN.motion),
        **who,
    )
    motions.second(motion=motion, seat=voters[1], **who)
    end = teller.at(OPEN.ends, 17)
    votes.open_vote(motion=motion, method="roll", closes_at=end, **who)
    for seat, (_, choice) in zip(voters, OPEN.voted, strict=True):
        votes.cast(motion=motion, seat=seat, choice=choice, **who)
    deliver_waiting(**who)


def _planned(teller: Teller, who: dict):
    rows = all_committees().select_related("facility")
    place = teller.ground.facilities[MEDICAL_CENTER]
    committee = rows.get(facility=place, kind=OPEN.kind)
    values = {"title": "Vote between meetings", "kind": "written", "place": ""}
    values |= {"starts_at": who["at"], "ends_at": who["at"] + timedelta(days=OPEN.ends - OPEN.on)}
    return planning.plan(committee=committee, values=values, **who)
