"""Objects of the addresses of dockets and agendas, at the northern facility."""

from django.utils import timezone

from credenza.office.meetings.actions.agenda import Typed, add
from credenza.office.meetings.models import Meeting
from tests.fixtures import SYSTEM, Office
from tests.house.objects.target import Target
from tests.office.meetings.rooms import make_committee, make_meeting


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
}
