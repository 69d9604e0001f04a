"""Invitations with their updates and cancellations, answers with and without an account, feeds."""

import datetime as dt

import pytest
import time_machine
import vobject
from django.core import mail
from django.test import Client
from django.urls import reverse

from credenza.core.verdict import Refused
from credenza.office.correspondence.actions.post import deliver_waiting
from credenza.office.correspondence.models import Message
from credenza.office.meetings.actions import invitations, planning
from credenza.office.meetings.actions.feeds import close_feed, open_feed
from credenza.office.meetings.actions.seats import end
from credenza.office.meetings.models import Invitation
from credenza.office.meetings.queries.charters import kind_charter
from credenza.office.meetings.queries.feeds import feed_url
from credenza.office.meetings.queries.invitations import answer_url, opened_by, turnout
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in
from tests.office.meetings.rooms import NOW, OFFICE, TODAY, make_committee, make_meeting, make_seat

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def seat(committee):
    return make_seat(committee, "Ada Member", email="ada@example.org")


@pytest.fixture
def coming(committee, seat):
    """A meeting next week to which Ada is invited."""
    meeting = make_meeting(committee, NOW + 7 * DAY, place="Board room")
    invitations.invite(meeting=meeting, by=OFFICE, at=NOW)
    return meeting


def expected(meeting):
    return turnout(meeting, kind_charter("mec"))


def sent() -> list:
    deliver_waiting(by=OFFICE, at=NOW)
    return mail.outbox


def entry_of(message) -> vobject.base.Component:
    [(text, kind)] = message.alternatives
    assert kind.startswith("text/calendar; method=")
    return vobject.readOne(text)


def test_an_invitation_goes_out_with_an_entry_for_the_calendar(coming):
    [message] = sent()
    assert message.to == ["ada@example.org"]
    assert "Board room" in message.body and "/meetings/answer/" in message.body
    calendar = entry_of(message)
    assert calendar.method.value == "REQUEST"
    assert calendar.vevent.dtstart.value == coming.starts_at
    _, part = message.message().get_payload()
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")


def test_invited_twice_nobody_is_asked_twice(coming):
    assert invitations.invite(meeting=coming, by=OFFICE, at=NOW) == 0
    assert Message.objects.count() == 1


def test_who_gets_a_seat_later_is_invited_then(coming, committee):
    make_seat(committee, "Ben Member", email="ben@example.org")
    assert expected(coming).unasked == 1
    assert invitations.invite(meeting=coming, by=OFFICE, at=NOW) == 1


def test_who_has_no_address_is_expected_all_the_same(committee):
    make_seat(committee, "Cy Trustee", user=None)
    meeting = make_meeting(committee, NOW + DAY)
    assert invitations.invite(meeting=meeting, by=OFFICE, at=NOW) == 0
    assert Invitation.objects.get().told_sequence is None


def test_whose_term_ends_before_the_meeting_is_not_invited(committee):
    make_seat(committee, "Ada Member", email="ada@example.org", ends_on=TODAY + DAY)
    meeting = make_meeting(committee, NOW + 7 * DAY)
    assert invitations.invite(meeting=meeting, by=OFFICE, at=NOW) == 0


def test_a_move_updates_the_same_entry_with_a_higher_sequence(coming):
    first = entry_of(sent()[0]).vevent
    values = {"starts_at": coming.starts_at + DAY, "ends_at": coming.ends_at + DAY}
    planning.move(meeting=coming, version=1, values=values, by=OFFICE, at=NOW)
    later = entry_of(sent()[1]).vevent
    assert later.uid.value == first.uid.value
    assert (first.sequence.value, later.sequence.value) == ("0", "1")
    assert later.dtstart.value == first.dtstart.value + DAY
    assert expected(coming).behind == 0


def test_a_cancellation_takes_the_entry_out_and_says_why(coming):
    planning.cancel(meeting=coming, by=OFFICE, at=NOW, reason="No quorum in the holidays.")
    message = sent()[1]
    calendar = entry_of(message)
    assert (calendar.method.value, calendar.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert "No quorum in the holidays." in message.body
    assert "/meetings/answer/" not in message.body


def test_nobody_is_told_of_a_meeting_to_which_nobody_was_invited(meeting, seat):
    planning.cancel(meeting=meeting, by=OFFICE, at=NOW, reason="A storm.")
    assert not Message.objects.exists()


def test_a_meeting_that_is_cancelled_is_not_invited_to(coming):
    planning.cancel(meeting=coming, by=OFFICE, at=NOW, reason="A storm.")
    with pytest.raises(Refused, match="still ahead"):
        invitations.invite(meeting=coming, by=OFFICE, at=NOW)


def test_the_page_says_how_many_make_a_quorum(coming, committee):
    for name in ("Ben", "Cy", "Dee", "Eve", "Fay", "Gus"):
        make_seat(committee, name, user=None)
    assert (expected(coming).voting, expected(coming).needed) == (7, 4)


def path_of(meeting) -> str:
    url = answer_url(Invitation.objects.get(meeting=meeting))
    return url[url.index("/meetings/") :]


def test_a_guest_answers_by_the_link_without_an_account(coming):
    browser = Client()
    assert "Will you come?" in browser.get(path_of(coming)).content.decode()
    assert expected(coming).coming == 0  # a program that opens links has answered nothing
    answered = browser.post(path_of(coming), {"says": "yes"}, follow=True)
    assert "You are coming" in answered.content.decode()
    assert (expected(coming).coming, expected(coming).voting) == (1, 1)
    browser.post(path_of(coming), {"says": "no"})
    assert expected(coming).coming == 0


def test_an_answer_is_yes_or_no(coming):
    answered = Client().post(path_of(coming), {"says": "maybe"})
    assert answered.status_code == 422
    assert Invitation.objects.get().answer == ""


@pytest.mark.parametrize("token", ["1", "1:forged", "x", "1:" + "a" * 400])
def test_a_link_that_the_office_never_made_opens_nothing(coming, token):
    assert opened_by(token) is None
    assert Client().get(reverse("meeting-answer", args=[token])).status_code == 404


def test_nothing_is_answered_once_the_meeting_is_over_or_cancelled(coming):
    one = Invitation.objects.select_related("seat", "meeting").get()
    with pytest.raises(Refused, match="over or was cancelled"):
        invitations.answer(given=one, says="yes", by=OFFICE, at=coming.ends_at)
    planning.cancel(meeting=coming, by=OFFICE, at=NOW, reason="A storm.")
    page = Client().get(path_of(coming)).content.decode()
    assert "was cancelled" in page and "I come" not in page


def test_a_member_answers_signed_in_for_themselves_alone(coming, seat, committee):
    other = make_seat(committee, "Ben Member", email="ben@example.org")
    invitations.invite(meeting=coming, by=OFFICE, at=NOW)
    signed_in(seat.user).post(reverse("meeting-answer-own", args=[coming.pk]), {"says": "yes"})
    assert Invitation.objects.get(seat=seat).answer == "yes"
    assert Invitation.objects.get(seat=other).answer == ""


def feed_of(user) -> str:
    answer = Client().get(_path(user))
    return answer.content.decode() if answer.status_code == 200 else ""


def _path(user) -> str:
    url = feed_url(user.pk)
    return url[url.index("/meetings/") :]


def test_a_persons_calendar_holds_the_meetings_of_their_committees(coming, seat, committee):
    make_meeting(make_committee(committee.facility, "bylaws"), NOW + DAY)
    open_feed(by=actor_of(seat.user), at=NOW)
    calendar = vobject.readOne(feed_of(seat.user))
    [entry] = calendar.vevent_list
    assert entry.summary.value == coming.title
    assert entry.url.value.endswith(f"/meetings/{coming.pk}/")


def test_a_calendar_shows_nothing_after_the_term(coming, seat):
    open_feed(by=actor_of(seat.user), at=NOW)
    end(seat=seat, ends_on=TODAY - DAY, by=OFFICE, at=NOW)
    assert "VEVENT" not in feed_of(seat.user)


def test_a_new_address_ends_the_old_and_an_ended_one_opens_nothing(coming, seat):
    actor = actor_of(seat.user)
    open_feed(by=actor, at=NOW)
    old = _path(seat.user)
    open_feed(by=actor, at=NOW)
    assert Client().get(old).status_code == 404
    assert Client().get(_path(seat.user)).status_code == 200
    current = _path(seat.user)
    close_feed(by=actor, at=NOW)
    assert feed_url(seat.user.pk) == ""
    assert Client().get(current).status_code == 404


def test_the_calendar_of_a_closed_account_opens_nothing(coming, seat, arranging):
    open_feed(by=actor_of(seat.user), at=NOW)
    with arranging():
        type(seat.user).objects.filter(pk=seat.user.pk).update(is_active=False)
    assert feed_of(seat.user) == ""
