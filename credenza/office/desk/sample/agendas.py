"""The sample's agendas to come, built from their dockets, and what members were given to do."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from credenza.core.committees.motions import CONSENT, VOICE
from credenza.core.committees.seats import VOTING
from credenza.core.committees.steps import PLANNED
from credenza.core.permissions import Actor
from credenza.office.desk.sample.telling import Teller
from credenza.office.meetings.actions import motions, planning, sessions, votes
from credenza.office.meetings.actions.action_items import Task, finish, give
from credenza.office.meetings.actions.agenda import Typed, add, build, place
from credenza.office.meetings.actions.following import follow
from credenza.office.meetings.actions.items import take_off
from credenza.office.meetings.queries.docket import waiting_for
from credenza.office.meetings.queries.following import to_follow
from credenza.office.meetings.queries.followups import visible_action_items
from credenza.office.meetings.queries.scope import seated, visible_meetings
from credenza.office.meetings.queries.sessions import seats
from credenza.office.team.queries import account_at, all_committees
from credenza.sample.agendas import BY_HAND, CONSENT_HOUR, CONSENT_ON, GIVEN, TAKEN_OFF, Given
from credenza.sample.places import DOMAIN, MEDICAL_CENTER

COORDINATOR = f"coordinator@{DOMAIN}"
BUILT = -1


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """Members are given something to do, a consent agenda is decided and its first decision carried
    out; on the eve the coordinator builds the next agendas, and takes an item off again.
    """
    for one in GIVEN:
        at = teller.at(one.on, 17)
        yield at, lambda one=one, at=at: _give(teller, one, at)
        if one.done is not None:
            done = teller.at(one.done, 10)
            yield done, lambda one=one, done=done: _finish(teller, one, done)
    held = teller.at(CONSENT_ON, CONSENT_HOUR)
    yield held, lambda: _decide_consent(teller, held)
    built = teller.at(BUILT, 11)
    for kind in BY_HAND:
        yield built, lambda kind=kind: _build(teller, kind, built)


def _give(teller: Teller, one: Given, at: datetime) -> None:
    committee, due_on = _committee(teller, one.kind), teller.today + timedelta(days=one.due)
    if one.who is None:
        owner = {"user": account_at(COORDINATOR)}
    else:
        file = teller.written[one.who].practitioner
        owner = {"seat": seated(at.date()).get(committee=committee, practitioner=file)}
    task = Task(one.title, due_on, **owner)
    by = teller.actors[COORDINATOR]
    give(committee=committee, task=task, item=_item(by, one, at), by=by, at=at)


def _item(by: Actor, one: Given, at: datetime):
    """The item of that title, of a meeting that was held."""
    if not one.item:
        return None
    held = visible_meetings(by, "meeting:see").filter(committee__kind=one.kind, starts_at__lte=at)
    return held.first().items.get(title=one.item)


def _finish(teller: Teller, one: Given, at: datetime) -> None:
    by = teller.actors[COORDINATOR]
    task = visible_action_items(by, "followup:keep").get(title=one.title)
    finish(action_item=task, answer=one.answer, by=by, at=at)


def _build(teller: Teller, kind: str, at: datetime) -> None:
    by, (title, minutes, presenter) = teller.actors[COORDINATOR], BY_HAND[kind]
    rows = visible_meetings(by, "meeting:keep").filter(state=PLANNED, starts_at__gt=at)
    meeting = rows.filter(committee=_committee(teller, kind)).order_by("starts_at").first()
    build(meeting=meeting, by=by, at=at)
    typed = Typed(title, minutes, presenter=presenter)
    add(meeting=meeting, typed=typed, by=by, at=at)
    for item in meeting.items.filter(matter="privilege-request"):
        take_off(item=item, reason=TAKEN_OFF, by=by, at=at)


def _decide_consent(teller: Teller, at: datetime) -> None:
    """A short meeting: two matters with nothing to discuss in one motion; the third comes again."""
    who = {"by": teller.actors[COORDINATOR], "at": at}
    values = {"title": "Special meeting", "kind": "special", "starts_at": at}
    values |= {"ends_at": at + timedelta(minutes=30), "place": "By video"}
    committee = _committee(teller, "credentials")
    meeting = planning.plan(committee=committee, values=values, **who)
    place(meeting=meeting, picks=_picks(committee), **who)
    voting = [one for one in seats(meeting) if one.kind in VOTING and not one.stands_in_for_id]
    meeting = sessions.open_session(meeting=meeting, present=voting, **who)
    moved = motions.move_motion(meeting=meeting, kind=CONSENT, mover=voting[0], **who)
    motions.second(motion=moved, seat=voting[1], **who)
    votes.open_vote(motion=moved, method=VOICE, **who)
    votes.close_vote(motion=moved, **who)
    sessions.adjourn(meeting=meeting, **who)
    follow(item=to_follow(meeting).first(), **who)


def _picks(committee) -> list[tuple[str, str]]:
    """Two matters with nothing to discuss, and one that is late."""
    waiting = waiting_for(committee)
    clean = [one.key for one in waiting if one.consent]
    return [*clean[:2], next(one.key for one in waiting if not one.consent)]


def _committee(teller: Teller, kind: str):
    place = teller.ground.facilities[MEDICAL_CENTER]
    return all_committees().select_related("facility").get(facility=place, kind=kind)
