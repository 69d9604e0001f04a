"""Carrying out what was decided: each decision once, however often it is asked for."""

from dataclasses import asdict
from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.matters.base import kinds
from credenza.office.meetings.models import AgendaItem, Followed
from credenza.office.meetings.queries.agenda import WITHHELD, is_withheld
from credenza.office.meetings.queries.following import choice_of, outcome_of
from credenza.office.meetings.queries.scope import day_of, may_keep, seat_of

NOTHING = "Nothing was decided about it."
NO_ROOM = "The room that brought it is not there: nothing can be carried out."


@act("decision:follow")
def follow(*, item: AgendaItem, by: Actor, at: datetime) -> Followed:
    """Carry out what was decided about an item through the room that brought it.

    Asked again, it gives what was done the first time: the row of the item is held meanwhile, and
    the database knows one row of ``Followed`` for each. Raises Refused without the right, on
    one's own matter, without a decision, and where the room refuses.
    """
    item = _held(item)
    about(practitioner=item.practitioner_id, item=item.pk)
    _require_right(item, by)
    if known := Followed.objects.filter(item=item).first():
        return known
    outcome = outcome_of(_decision(item), item.meeting)
    kind = kinds().get(item.matter)
    if kind is None:
        raise Refused(refused(NO_ROOM))
    choice = choice_of(item, outcome.choice)
    words = kind.followed(item.reference, outcome, by=by, at=at)
    told = asdict(outcome) | {"meeting_on": outcome.meeting_on.isoformat()}
    told["title"] = choice.title if choice else outcome.choice
    return Followed.objects.create(item=item, outcome=told, words=words, at=at, by=by.name[:120])


def _held(item: AgendaItem) -> AgendaItem:
    rows = AgendaItem.objects.select_for_update(of=("self",))
    return rows.select_related("meeting__committee__facility").get(pk=item.pk)


def _require_right(item: AgendaItem, by: Actor) -> None:
    require(may_keep(by, item.meeting))
    seat = seat_of(by, item.meeting.committee, day_of(item.meeting))
    if is_withheld(item, by, seat):
        raise Refused(refused(f"{WITHHELD}."))


def _decision(item: AgendaItem):
    decision = getattr(item, "decision", None)
    if decision is None:
        raise Refused(refused(NOTHING))
    return decision
