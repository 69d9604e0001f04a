"""Objects of the addresses of committees and their meetings."""

import datetime as dt
from collections.abc import Callable

from tests.fixtures import Office
from tests.house.objects.target import Target
from tests.office.meetings.rooms import make_committee, make_meeting, make_seat


def _committee(office: Office) -> Target:
    return Target({"pk": make_committee(office.north).pk})


def _meeting(office: Office) -> Target:
    return Target({"pk": make_meeting(make_committee(office.north)).pk})


def _seat(office: Office) -> Target:
    committee = make_committee(office.north)
    seat = make_seat(committee, "Ada", user=None, starts_on=dt.date(2031, 1, 1))
    return Target({"pk": committee.pk, "seat_id": seat.pk}, data={"reason": "A mistake."})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "committee": _committee,
    "seat-give": _committee,
    "seat": _seat,
    "seat-end": _seat,
    "seat-take-back": _seat,
    "meeting-plan": _committee,
    "meeting-plan-year": _committee,
    "meeting": _meeting,
    "meeting-move": _meeting,
    "meeting-cancel": _meeting,
}
