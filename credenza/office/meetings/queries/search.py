"""What agendas, motions, decisions, minutes and action items say, within a person's rights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from credenza.core.committees.agenda import WITHDRAWN
from credenza.core.committees.searching import Part, excerpt, marked, matches, terms
from credenza.core.permissions import Actor
from credenza.office.meetings.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Followed,
    Meeting,
    Minutes,
    Motion,
    Recusal,
    Seat,
)
from credenza.office.meetings.queries.followups import readable, visible_action_items
from credenza.office.meetings.queries.minutes import words_of
from credenza.office.meetings.queries.scope import visible_meetings

MOST = 100
"""Hits that are shown; the newest come first."""
PAGES = {
    "Agenda": "meeting-agenda",
    "Decision": "meeting-following",
    "Motion": "meeting-minutes",
    "Minutes": "meeting-minutes",
}
AT_ONCE = 200
"""Meetings that are read at a time, in six reads."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words stand: what it is, its title and the words around them, in parts, and the
    page that shows it, as the name of its address and the id in it. ``meeting`` is None for an
    action item.
    """

    what: str
    title: Sequence[Part]
    words: Sequence[Part]
    at: datetime
    committee: str
    page: tuple[str, int]
    meeting: Meeting | None = None


def search(actor: Actor, text: str, committee=None) -> list[Hit]:
    """The newest MOST hits of all the words of ``text``, in one committee or in all within reach.

    Nothing of items in which the person has no part, or from which they were recused.
    """
    wanted = terms(text)
    if not wanted:
        return []
    meetings = visible_meetings(actor, "meeting:see")
    tasks = visible_action_items(actor, "followup:see")
    if committee is not None:
        meetings, tasks = meetings.filter(committee=committee), tasks.filter(committee=committee)
    found = [*_in_tasks(tasks, actor, wanted), *islice(_in(meetings, actor, wanted), MOST)]
    return sorted(found, key=lambda hit: hit.at, reverse=True)[:MOST]


def _in(meetings, actor: Actor, wanted: Sequence[str]) -> Iterator[Hit]:
    rows = meetings.iterator(chunk_size=AT_ONCE)
    closed = _Closed(actor)
    while some := list(islice(rows, AT_ONCE)):
        by_id = {one.pk: one for one in some}
        items = closed.open_items(by_id)
        yield from _in_items(items, by_id, wanted)
        yield from _in_motions(items, by_id, wanted)
        yield from _in_minutes(items, by_id, wanted)


class _Closed:
    """What is closed to a person: their own matters, and what they were recused from."""

    def __init__(self, actor: Actor):
        own = Seat.objects.filter(user=actor.id) if actor.id else Seat.objects.none()
        self.files = {actor.practitioner, *own.values_list("practitioner", flat=True)} - {None}
        recused = Recusal.objects.filter(seat__in=own, lifted_at=None)
        self.items = set(recused.values_list("item", flat=True))

    def open_items(self, meetings) -> dict[int, AgendaItem]:
        """Items of these meetings that the person may read of, by id."""
        rows = AgendaItem.objects.filter(meeting__in=meetings).exclude(state=WITHDRAWN)
        return {
            one.pk: one
            for one in rows.select_related("decision", "followed").order_by("id")
            if one.pk not in self.items
            and self.files.isdisjoint({*one.conflicted, one.practitioner_id})
        }


def _in_items(items, meetings, wanted) -> Iterator[Hit]:
    for one in items.values():
        decision = getattr(one, "decision", None)
        said = [one.title, one.summary, one.remark, *_decided(one, decision)]
        if matches(wanted, *said):
            what = "Decision" if decision else "Agenda"
            yield _hit(what, one.title, said[1:], meetings[one.meeting_id], wanted)


def _decided(item: AgendaItem, decision: Decision | None) -> list[str]:
    followed: Followed | None = getattr(item, "followed", None)
    said = [decision.reason, decision.conditions] if decision else []
    return [*said, followed.words] if followed else said


def _in_motions(items, meetings, wanted) -> Iterator[Hit]:
    rows = Motion.objects.filter(meeting__in=meetings).order_by("meeting", "number")
    for one in rows:
        said = (one.text, one.reason, one.conditions, one.result)
        if (one.item_id is None or one.item_id in items) and matches(wanted, *said):
            yield _hit("Motion", one.text, said, meetings[one.meeting_id], wanted)


def _in_minutes(items, meetings, wanted) -> Iterator[Hit]:
    for one in Minutes.objects.filter(meeting__in=meetings).order_by("id"):
        for section, words in words_of(one).items():
            item = _item_of(section)
            if item is not None and item not in items:
                continue
            if matches(wanted, words):
                title = items[item].title if item else "Minutes"
                yield _hit("Minutes", title, [words], meetings[one.meeting_id], wanted)


def _item_of(section: str) -> int | None:
    """The item that a section of minutes is about; None for one about none."""
    kind, _, number = section.partition("-")
    return int(number) if kind == "item" and number.isdecimal() else None


def _in_tasks(rows, actor: Actor, wanted) -> Iterator[Hit]:
    for one in readable(rows, actor):
        said = (one.title, one.owner, one.answer)
        if matches(wanted, *said):
            yield _task(one, wanted)


def _task(one: ActionItem, wanted) -> Hit:
    return Hit(
        what="Action item",
        title=marked(wanted, one.title),
        words=excerpt(wanted, f"{one.owner}. {one.answer}"),
        at=one.opened_at,
        committee=one.committee.name,
        page=("followup", one.pk),
    )


def _hit(what: str, title: str, said: Sequence[str], meeting: Meeting, wanted) -> Hit:
    return Hit(
        what=what,
        title=marked(wanted, title),
        words=excerpt(wanted, " ".join(filter(None, said))),
        at=meeting.starts_at,
        committee=meeting.committee.name,
        page=(PAGES[what], meeting.pk),
        meeting=meeting,
    )
