"""A meeting's agenda put together: built from what waits, and filled by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from credenza.core.committees.agenda import (
    ADDED,
    CARRIED_OVER,
    DOCKET,
    OPEN,
    STANDING,
    WITHDRAWN,
)
from credenza.core.committees.charter import StandingItem
from credenza.core.committees.docket import Matter
from credenza.core.committees.steps import PLANNED
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.actions.items import held, put_in_order
from credenza.office.meetings.models import AgendaItem, Meeting
from credenza.office.meetings.queries.agenda import rows, to_carry
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.docket import placed_in, waiting_for
from credenza.office.meetings.queries.scope import day_of

Key = tuple[str, str]
TITLE = 200
GONE = "It waits for this committee no longer."


@dataclass(frozen=True, slots=True)
class Typed:
    """An item typed by hand."""

    title: str
    minutes: int = 5
    summary: str = ""
    presenter: str = ""
    executive: bool = False


@act("agenda:build")
def build(*, meeting: Meeting, by: Actor, at: datetime) -> int:
    """Put on the agenda what stands on every one, what is carried over and what waits; how many
    items were put on.

    May be repeated: what is there stays where it is, and what waits no longer is taken off.
    Raises Refused without the right, and once the meeting is no longer planned.
    """
    meeting = held(meeting, by, PLANNED)
    waiting = {one.key: one for one in waiting_for(meeting.committee)}
    _bring_up_to_date(meeting, waiting)
    placed = placed_in(meeting.committee)
    carried = _carried(meeting, {key for key in waiting if key not in placed})
    again = {(one.matter, one.reference) for one in carried}
    fresh = [one for key, one in waiting.items() if key not in placed and key not in again]
    matters = [
        *_of_docket(meeting, [one for one in fresh if one.consent]),
        *carried,
        *_of_docket(meeting, [one for one in fresh if not one.consent]),
    ]
    new = _with_standing(meeting, matters, waiting)
    _put_on(meeting, new, by, at)
    return len(new)


@act("agenda:place")
def place(
    *, meeting: Meeting, picks: Iterable[Key], by: Actor, at: datetime
) -> Sequence[AgendaItem]:
    """Put matters of the docket, told by kind and reference, on the agenda.

    Raises Refused for one that does not wait for this committee, or is on an agenda already.
    """
    meeting, picks = held(meeting, by, PLANNED), list(dict.fromkeys(picks))
    waiting = {one.key: one for one in waiting_for(meeting.committee)}
    placed = placed_in(meeting.committee)
    if not picks or any(pick not in waiting or pick in placed for pick in picks):
        raise Refused(refused("Pick what waits for this committee and is on no agenda yet."))
    new = _of_docket(meeting, [waiting[pick] for pick in picks])
    _put_on(meeting, new, by, at)
    return new


@act("agenda:add")
def add(*, meeting: Meeting, typed: Typed, by: Actor, at: datetime) -> AgendaItem:
    """Put an item typed by hand on the agenda, before what closes the meeting."""
    meeting = held(meeting, by)
    if not typed.title.strip():
        raise Refused(refused("Give the item a title."))
    item = AgendaItem(
        meeting=meeting,
        title=typed.title.strip()[:TITLE],
        summary=typed.summary.strip(),
        minutes=typed.minutes,
        presenter=typed.presenter.strip(),
        executive=typed.executive,
        origin=ADDED,
        state=OPEN,
    )
    _put_on(meeting, [item], by, at)
    return item


def _bring_up_to_date(meeting: Meeting, waiting: Mapping[Key, Matter]) -> None:
    """What the items of the docket say is what their rooms say now."""
    for item in meeting.items.filter(state=OPEN).exclude(matter=""):
        matter = waiting.get((item.matter, item.reference))
        if matter is None:
            item.state, item.remark = WITHDRAWN, GONE
        else:
            item.title, item.summary = matter.title[:TITLE], matter.summary
            item.conflicted = list(matter.conflicted)
        item.version += 1
        item.save()


def _with_standing(
    meeting: Meeting, matters: Sequence[AgendaItem], waiting: Mapping[Key, Matter]
) -> list[AgendaItem]:
    """The standing items that are not there yet, each with the matters that come in its place,
    and then the other matters.
    """

    def place(item: AgendaItem) -> str:
        matter = waiting.get((item.matter, item.reference))
        return matter.in_place_of if matter else ""

    there = rows(meeting)
    known = {place(one) or (one.origin == STANDING and one.title) for one in there}
    new = []
    for one in _charter(meeting).standing:
        instead = [item for item in matters if place(item) == one.title]
        new += instead
        if one.title not in known and not instead:
            new.append(_standing_item(meeting, one))
    return [*new, *(item for item in matters if item not in new)]


def _standing_item(meeting: Meeting, one: StandingItem) -> AgendaItem:
    return AgendaItem(
        meeting=meeting,
        title=one.title,
        minutes=one.minutes,
        executive=one.executive,
        origin=STANDING,
        state=OPEN,
    )


def _carried(meeting: Meeting, waiting: set[Key]) -> list[AgendaItem]:
    """Copies of what comes again; not of a matter that was decided elsewhere meanwhile."""
    return [
        AgendaItem(
            meeting=meeting,
            title=one.title,
            summary=one.summary,
            matter=one.matter,
            reference=one.reference,
            practitioner_id=one.practitioner_id,
            conflicted=one.conflicted,
            minutes=one.minutes,
            presenter=one.presenter,
            executive=one.executive,
            origin=CARRIED_OVER,
            state=OPEN,
            carried_from=one,
        )
        for one in to_carry(meeting)
        if not one.matter or (one.matter, one.reference) in waiting
    ]


def _of_docket(meeting: Meeting, matters: Iterable[Matter]) -> list[AgendaItem]:
    return [
        AgendaItem(
            meeting=meeting,
            title=one.title[:TITLE],
            summary=one.summary,
            matter=one.kind,
            reference=one.reference,
            practitioner_id=one.practitioner,
            conflicted=list(one.conflicted),
            minutes=one.minutes,
            on_consent=one.consent,
            origin=DOCKET,
            state=OPEN,
        )
        for one in matters
    ]


def _put_on(meeting: Meeting, new: Sequence[AgendaItem], by: Actor, at: datetime) -> None:
    """Write new items, each before what closes the meeting, or among that; what opens it comes
    first where nothing that stands on every agenda is there yet.
    """
    closing = {one.title for one in _charter(meeting).standing if one.closing}

    def closes(item: AgendaItem) -> bool:
        return item.origin == STANDING and item.title in closing

    there = rows(meeting)
    opening = [n for n, one in enumerate(new, 1) if one.origin == STANDING and not closes(one)]
    begun = any(one.origin == STANDING for one in there)
    ahead = 0 if begun else max(opening, default=0)
    order = sorted([*new[:ahead], *there, *new[ahead:]], key=closes)
    for place, item in enumerate(new, start=1):
        item.position = place
    AgendaItem.objects.bulk_create(new)
    put_in_order(order=order, by=by, at=at)
    about(meeting=meeting.pk, items=len(new))


def _charter(meeting: Meeting):
    return charter_of(meeting.committee, day_of(meeting))
