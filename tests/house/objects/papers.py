"""Objects of the addresses of packets and minutes: a northern meeting that has not begun."""

from collections.abc import Callable
from typing import Any

from credenza.office.documents.models import Document
from credenza.office.meetings.models import AgendaItem, Enclosure, Meeting
from tests.fixtures import BEGAN, Office
from tests.house.objects.target import Target
from tests.office.meetings.rooms import make_committee, make_meeting, make_seat


def _meeting(office: Office) -> Meeting:
    return make_meeting(make_committee(office.north))


def _of_meeting(**more: Any) -> Callable[[Office], Target]:
    return lambda office: Target({"pk": _meeting(office).pk, **more})


def _of_item(office: Office) -> Target:
    item = _item(_meeting(office))
    return Target({"pk": item.meeting_id, "item_id": item.pk})


def _of_seat(office: Office) -> Target:
    meeting = _meeting(office)
    _item(meeting)
    seat = make_seat(meeting.committee, "Lena Ortiz", user=None)
    return Target({"pk": meeting.pk, "seat_id": seat.pk})


def _of_enclosure(office: Office) -> Target:
    item = _item(_meeting(office))
    values = {"key": "k", "size": 3, "added_at": BEGAN, "added_by": "Cora North"}
    document = Document.objects.create(sha256="0" * 64, name="a.pdf", media_type="x/y", **values)
    enclosure = Enclosure.objects.create(
        item=item, document=document, title="A paper", added_at=BEGAN, added_by="Cora North"
    )
    return Target({"pk": item.meeting_id, "enclosure_id": enclosure.pk})


def _item(meeting: Meeting) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=meeting, position=1, title="A report", origin="added", state="open"
    )


OBJECTS: dict[str, Callable[[Office], Target]] = {
    **dict.fromkeys(
        (
            "meeting-packet",
            "meeting-packet-release",
            "meeting-packet-recall",
            "meeting-packet-read",
            "meeting-packet-pdf",
            "meeting-minutes",
            "meeting-minutes-propose",
            "meeting-minutes-take-back",
            "meeting-minutes-seal",
            "meeting-minutes-addendum",
            "meeting-minutes-pdf",
            "meeting-minutes-docx",
        ),
        _of_meeting(),
    ),
    "meeting-packet-page": _of_meeting(number=1),
    "meeting-minutes-write": _of_meeting(key="opening"),
    "meeting-packet-note": _of_item,
    "meeting-packet-preview": _of_seat,
    "meeting-packet-copy": _of_seat,
    "meeting-enclose": _of_item,
    "meeting-take-out": _of_enclosure,
}
