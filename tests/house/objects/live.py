"""Objects of the addresses of meetings in session, at the northern facility."""

from tests.fixtures import Office
from tests.house.objects.target import Target
from tests.office.meetings.sittings import make_sitting


def _session(office: Office) -> Target:
    return Target({"pk": make_sitting(office.north, sign_in=False).meeting.pk})


def _act(office: Office) -> Target:
    return Target({**_session(office).arguments, "verb": "take-up"})


OBJECTS = {
    "meeting-session": _session,
    "meeting-session-board": _session,
    "meeting-session-act": _act,
}
