"""Objects of the addresses of dockets and agendas, at the northern facility."""

from django.utils import timezone

from credenza.core.calendar import add_days
from credenza.office.meetings.actions.action_items import Task, give
from credenza.office.meetings.actions.agenda import Typed, add
from credenza.office.meetings.models import ActionItem, Meeting
from credenza.office.practitioners.queries.days import today
from tests.fixtures import SYSTEM, Office
from tests.house.objects.target import Target
from tests.office.meetings.rooms import make_committee, make_meeting, make_seat


def _meeting(office: Office) -> Meeting:
    return make_meeting(make_committee(office.north))


def _committee(office: Office) -> Target:
    return Target({"pk": _meeting(office).committee_id})


def _agenda(office: Office) -> Target:
    return Target({"pk": _meeting(office).pk})


def _item(office: Office) -> Target:
    one = _meeting(office)
    item = add(meeting=one, typed=Typed("Parking"), by=SYSTEM, at=timezone.now())
    return Target({"pk": one.pk, "item": item.pk})


def _step(office: Office) -> Target:
    target = _item(office)
    return Target({**target.arguments, "verb": "carry"})


def _task(office: Office) -> ActionItem:
    committee = make_committee(office.north)
    seat = make_seat(committee, "Ann Able", user=None)
    due_on = add_days(today(timezone.now()), 7)
    task = Task("Ask the insurer", due_on, seat=seat)
    return give(committee=committee, task=task, by=SYSTEM, at=timezone.now())


def _followup(office: Office) -> Target:
    return Target({"pk": _task(office).pk})


def _followup_step(office: Office) -> Target:
    return Target({"pk": _task(office).pk, "verb": "finish"})


OBJECTS = {
    "committee-docket": _committee,
    "docket-place": _committee,
    "meeting-agenda": _agenda,
    "agenda-build": _agenda,
    "agenda-add": _agenda,
    "agenda-item": _item,
    "agenda-move": _item,
    "agenda-matter": _item,
    "agenda-step": _step,
    "meeting-following": _agenda,
    "follow-all": _agenda,
    "follow-item": _item,
    "follow-give": _item,
    "followup-new": _committee,
    "followup": _followup,
    "followup-step": _followup_step,
}
