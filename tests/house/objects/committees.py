"""Objects of the addresses of committees and their meetings."""

import datetime as dt
from collections.abc import Callable
from urllib.parse import unquote

from django.utils import timezone

from credenza.office.meetings.actions.feeds import open_feed
from credenza.office.meetings.models import Invitation
from credenza.office.meetings.queries.feeds import feed_url
from credenza.office.meetings.queries.invitations import answer_url
from credenza.office.team.queries import actor_of
from tests.fixtures import Office, make_person
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


def _invited(office: Office) -> Invitation:
    committee = make_committee(office.north)
    seat = make_seat(committee, "Ada", user=None)
    meeting = make_meeting(committee, timezone.now() + dt.timedelta(days=1))
    return Invitation.objects.create(meeting=meeting, seat=seat)


def _answer_for(office: Office) -> Target:
    one = _invited(office)
    return Target({"pk": one.meeting_id, "seat_id": one.seat_id}, data={"says": "yes"})


def _by_link(office: Office) -> Target:
    token = answer_url(_invited(office)).rstrip("/").rpartition("/")[2]
    return Target({"token": unquote(token)})


def _feed(office: Office) -> Target:
    user = make_person("Ada Follower")
    open_feed(by=actor_of(user), at=timezone.now())
    secret = feed_url(user.pk).rpartition("/")[2].removesuffix(".ics")
    return Target({"secret": secret})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "committee": _committee,
    "seat-give": _committee,
    "seat": _seat,
    "seat-end": _seat,
    "seat-take-back": _seat,
    "meeting-plan": _committee,
    "meeting-plan-year": _committee,
    "committee-attendance": _committee,
    "committee-charter": _committee,
    "committee-charter-change": _committee,
    "meeting": _meeting,
    "meeting-move": _meeting,
    "meeting-cancel": _meeting,
    "meeting-invite": _meeting,
    "meeting-answer-own": _meeting,
    "meeting-answer-for": _answer_for,
    "meeting-answer": _by_link,
    "meetings-calendar": _feed,
}
