"""Action items: given, changed, done, dropped, and reminded of."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from credenza.core.committees.followup import ACTION_ITEM, OPEN, reminder_due
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.correspondence.actions.post import post
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.models import ActionItem, AgendaItem, Seat
from credenza.office.meetings.queries.followups import may_finish, may_give
from credenza.office.practitioners.actions.editing import change as changed
from credenza.office.practitioners.queries.days import today

OCCASION = "action item"


@dataclass(frozen=True, slots=True)
class Task:
    """What shall be done, by whom (the holder of a seat, or a user of the office), until when."""

    title: str
    due_on: date
    seat: Seat | None = None
    user: object | None = None


@act("action-item:give")
def give(
    *, committee, task: Task, item: AgendaItem | None = None, by: Actor, at: datetime
) -> ActionItem:
    """Give somebody something to do, at an item of a meeting's agenda or between meetings.

    Raises Refused without the right, and for a task without title, owner or a day to come.
    """
    about(practitioner=item and item.practitioner_id, committee=committee.pk)
    require(may_give(by, committee))
    _require_whole(task, committee, at)
    return ActionItem.objects.create(
        committee=committee,
        item=item,
        title=task.title.strip(),
        seat=task.seat,
        user=task.user,
        due_on=task.due_on,
        state=OPEN,
        opened_at=at,
        opened_by=by.name[:120],
    )


@act("action-item:change")
def change(
    *, action_item: ActionItem, version: int, task: Task, by: Actor, at: datetime
) -> ActionItem:
    """Give it other words, another owner or another day. Raises Conflict where it changed."""
    require(may_give(by, action_item.committee))
    one = _held(action_item, "change")
    _require_whole(task, one.committee, at)
    values = {"title": task.title.strip(), "seat": task.seat, "user": task.user}
    return changed(one, version, values | {"due_on": task.due_on, "reminded_on": None})


@act("action-item:finish")
def finish(*, action_item: ActionItem, answer: str, by: Actor, at: datetime) -> ActionItem:
    """Record that it is done, and what came of it: its owner, or who may give such tasks."""
    one = _held(action_item, "finish")
    require(may_finish(by, one))
    return _closed(one, "finish", answer, by, at)


@act("action-item:drop")
def drop(*, action_item: ActionItem, by: Actor, at: datetime, reason: str) -> ActionItem:
    """Record that it is not done any more, and why."""
    one = _held(action_item, "drop")
    require(may_give(by, one.committee))
    _require_reason(reason)
    return _closed(one, "drop", reason, by, at)


@act("action-item:reopen")
def reopen(*, action_item: ActionItem, by: Actor, at: datetime, reason: str) -> ActionItem:
    """Open it again, with the reason; what was answered stays in the ledger."""
    one = _held(action_item, "reopen")
    require(may_give(by, one.committee))
    _require_reason(reason)
    values = {"closed_at": None, "closed_by": "", "answer": "", "reminded_on": None}
    return changed(one, one.version, values | {"state": OPEN})


def remind_due(*, by: Actor, at: datetime) -> int:
    """Remind the owners whose day has come by e-mail; how many. Run again, nobody is reminded
    twice.
    """
    as_of = today(at)
    rows = ActionItem.objects.filter(state=OPEN).select_related("seat__user", "user", "committee")
    due = [one for one in rows if reminder_due(one.due_on, one.reminded_on, as_of)]
    for one in due:
        _remind(action_item=one, as_of=as_of, by=by, at=at)
    return len(due)


@act("action-item:remind")
def _remind(*, action_item: ActionItem, as_of: date, by: Actor, at: datetime) -> None:
    owner = action_item.seat or action_item.user
    link = settings.URL.geturl() + reverse("followups")
    context = {"one": action_item, "owner": owner, "as_of": as_of, "link": link}
    subject, _, body = render_to_string("meetings/mail/action_item.txt", context).partition("\n")
    post(
        occasion=OCCASION,
        key=f"action-item-{action_item.pk}-{as_of}",
        address=_address(action_item),
        subject=subject,
        body=body.lstrip("\n"),
        facility=action_item.committee.facility_id,
        by=by,
        at=at,
    )
    changed(action_item, action_item.version, {"reminded_on": as_of})


def _address(one: ActionItem) -> str:
    """Where the owner is reached; "" where that is not known, which the office's mail shows."""
    account = one.user or one.seat.user
    return (one.seat and one.seat.email) or (account.email if account else "")


def _held(action_item: ActionItem, verb: str) -> ActionItem:
    rows = ActionItem.objects.select_for_update(of=("self",))
    rows = rows.select_related("committee__facility", "seat", "user", "item")
    one = rows.get(pk=action_item.pk)
    about(practitioner=one.item and one.item.practitioner_id, committee=one.committee_id)
    require(ACTION_ITEM.may_go(one.state, verb))
    return one


def _closed(one: ActionItem, verb: str, words: str, by: Actor, at: datetime) -> ActionItem:
    values = {"state": ACTION_ITEM.step(verb).target, "answer": words.strip()}
    return changed(one, one.version, values | {"closed_at": at, "closed_by": by.name[:120]})


def _require_whole(task: Task, committee, at: datetime) -> None:
    if not task.title.strip():
        raise Refused(refused("Say what shall be done."))
    if (task.seat is None) == (task.user is None):
        raise Refused(refused("Choose one person who does it."))
    if task.seat is not None and task.seat.committee_id != committee.pk:
        raise Refused(refused(f"{task.seat} does not sit in this committee."))
    if task.due_on < today(at):
        raise Refused(refused("The day is over: choose one to come."))


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(refused("Say why."))
