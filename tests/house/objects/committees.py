"""Objects of the addresses of committees and their meetings."""

from collections.abc import Callable

from tests.fixtures import Office
from tests.house.objects.target import Target
from tests.office.meetings.rooms import make_committee, make_meeting


def _committee(office: Office) -> Target:
    return Target({"pk": make_committee(office.north).pk})


def _meeting(office: Office) -> Target:
    return Target({"pk": make_meeting(make_committee(office.north)).pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "committee": _committee,
    "meeting": _meeting,
}
