"""The sample's agendas to come, built from their dockets, and what members were given to do."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from credenza.core.committees.steps import PLANNED
from credenza.core.permissions import Actor
from credenza.office.desk.sample.telling import Teller
from credenza.office.meetings.actions.action_items import Task, finish, give
from credenza.office.meetings.actions.agenda import Typed, add, build
from credenza.office.meetings.queries.followups import visible_action_items
from credenza.office.meetings.queries.scope import seated, visible_meetings
from credenza.office.team.queries import account_at, all_committees
from credenza.sample.agendas import BY_HAND, GIVEN, Given
from credenza.sample.places import DOMAIN, MEDICAL_CENTER

COORDINATOR = f"coordinator@{DOMAIN}"
BUILT = -1


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """Members are given something to do; on the eve the coordinator builds the next agendas."""
    for one in GIVEN:
        at = teller.at(one.on, 17)
        yield at, lambda one=one, at=at: _give(teller, one, at)
        if one.done is not None:
            done = teller.at(one.done, 10)
            yield done, lambda one=one, done=done: _finish(teller, one, done)
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


def _committee(teller: Teller, kind: str):
    place = teller.ground.facilities[MEDICAL_CENTER]
    return all_committees().select_related("facility").get(facility=place, kind=kind)
