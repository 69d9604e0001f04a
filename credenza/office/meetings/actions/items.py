"""What is done with one item of an agenda: moved, changed, pulled off consent, carried over."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from credenza.core.committees.agenda import (
    CARRIED,
    DONE,
    OPEN,
    WITHDRAWN,
    gathered,
    placed,
)
from credenza.core.committees.steps import ADJOURNED, CALLED, PLANNED, SESSION, STATES
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.matters.base import matter_of
from credenza.office.meetings.models import AgendaItem, Meeting
from credenza.office.meetings.queries.agenda import WITHHELD, is_withheld, rows
from credenza.office.meetings.queries.scope import day_of, may_keep, may_run, may_vote, seat_of
from credenza.office.practitioners.actions.editing import change as changed

CHANGEABLE = (PLANNED, SESSION)
"""A packet that was released is recalled before its agenda changes."""
FIELDS = frozenset({"title", "summary", "minutes", "presenter", "executive", "on_consent"})


@act("agenda:move")
def move(*, item: AgendaItem, to: int, by: Actor, at: datetime) -> None:
    """Put the item at the place ``to``, counted from 0 over the whole agenda. What is on consent,
    and what is executive, stays together.
    """
    meeting = held(item.meeting, by)
    order = rows(meeting)
    found = next((one for one in order if one.pk == item.pk), None)
    if found is None:
        raise Refused(refused("It is not on the agenda any more."))
    put_in_order(order=placed(order, found, to), by=by, at=at)


@act("agenda:change")
def change(
    *, item: AgendaItem, version: int, values: Mapping[str, object], by: Actor, at: datetime
) -> AgendaItem:
    """Change how an item stands on the agenda (some of FIELDS). Raises Conflict where somebody
    changed it meanwhile, Refused for what is decided or cannot be on consent.
    """
    meeting = held(item.meeting, by)
    if strange := set(values) - FIELDS:
        raise ValueError(f"Not for this act to change: {', '.join(sorted(strange))}.")
    item = _open(item)
    if values.get("on_consent") and not item.matter:
        raise Refused(refused("Only a matter that is decided can be on the consent agenda."))
    item = changed(item, version, values)
    put_in_order(order=rows(meeting), by=by, at=at)
    return item


@act("agenda:pull")
def pull(*, item: AgendaItem, by: Actor, at: datetime, reason: str = "") -> AgendaItem:
    """Pull an item off the consent agenda, so that it is discussed and decided by itself.

    Any member with a vote may, until the consent agenda is decided, and needs no reason.
    """
    meeting = _held(item.meeting, (PLANNED, CALLED, SESSION))
    require(may_keep(by, meeting) or may_vote(by, meeting))
    _require_part(item, by)
    item = _open(item)
    if not item.on_consent:
        raise Refused(refused("It is not on the consent agenda any more."))
    item = changed(item, item.version, {"on_consent": False})
    put_in_order(order=rows(meeting), by=by, at=at)
    return item


@act("agenda:take-off")
def take_off(*, item: AgendaItem, by: Actor, at: datetime, reason: str) -> AgendaItem:
    """Take an item off the agenda; a matter of the docket waits again."""
    held(item.meeting, by)
    return _into(item, WITHDRAWN, reason)


@act("agenda:carry")
def carry(*, item: AgendaItem, by: Actor, at: datetime, reason: str = "") -> AgendaItem:
    """Let an item that was not decided come again at the next meeting."""
    meeting = _held(item.meeting, (PLANNED, SESSION, ADJOURNED))
    require(may_run(by, meeting))
    return _into(item, CARRIED, reason or "Not reached.")


@act("agenda:finish")
def finish(*, item: AgendaItem, by: Actor, at: datetime) -> AgendaItem:
    """Be done with an item that takes no motion, such as a report."""
    meeting = _held(item.meeting, (SESSION, ADJOURNED))
    require(may_run(by, meeting))
    return changed(_open(item), item.version, {"state": DONE})


@act("agenda:close")
def close(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """At adjournment: what waits for a decision and got none comes again, the rest is done."""
    for item in meeting.items.select_for_update().filter(state=OPEN).order_by("position", "id"):
        matter = matter_of(item.matter, item.reference)
        waits = matter is not None and bool(matter.choices)
        changed(item, item.version, {"state": CARRIED if waits else DONE})


@act("agenda:order")
def put_in_order(*, order: Sequence[AgendaItem], by: Actor, at: datetime) -> None:
    """Write the places of these items, all of one agenda, with its parts together."""
    moved_ones = []
    for place, item in enumerate(gathered(order), start=1):
        if item.position != place:
            item.position = place
            moved_ones.append(item)
    AgendaItem.objects.bulk_update(moved_ones, ["position"])


def held(meeting: Meeting, by: Actor, *states: str) -> Meeting:
    """The meeting, held until the act ends, whose agenda ``by`` may change.

    Raises Refused without the right, and in a state that is not among ``states``.
    """
    meeting = _held(meeting, states or CHANGEABLE)
    require(may_keep(by, meeting) if meeting.state == PLANNED else may_run(by, meeting))
    return meeting


def _held(meeting: Meeting, states: Sequence[str]) -> Meeting:
    found = Meeting.objects.select_for_update(of=("self",)).select_related("committee__facility")
    meeting = found.get(pk=meeting.pk)
    about(meeting=meeting.pk)
    if meeting.state not in states:
        why = f"The agenda cannot be changed: the meeting is {STATES[meeting.state].lower()}."
        recall = " Recall the packet first." if meeting.state == CALLED else ""
        raise Refused(refused(why + recall))
    return meeting


def _open(item: AgendaItem) -> AgendaItem:
    item.refresh_from_db()
    if item.state != OPEN:
        raise Refused(refused("It is closed already."))
    return item


def _require_part(item: AgendaItem, by: Actor) -> None:
    meeting = item.meeting
    if is_withheld(item, by, seat_of(by, meeting.committee, day_of(meeting))):
        raise Refused(refused(f"{WITHHELD}."))


def _into(item: AgendaItem, state: str, reason: str) -> AgendaItem:
    if not reason.strip():
        raise Refused(refused("Say why."))
    item = _open(item)
    return changed(item, item.version, {"state": state, "remark": reason.strip()})
