"""The pages of committees and meetings: what they show, and how often they ask."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from credenza.office.meetings.actions.planning import plan_year
from credenza.office.meetings.models import Meeting, Seat
from credenza.office.meetings.queries.charters import charter_of
from tests.fixtures import make_person, signed_in
from tests.office.meetings.rooms import NOW, OFFICE, TODAY, make_committee, make_meeting, make_seat


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def shown(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_lists_ask_as_often_for_many_meetings_as_for_few(
    committee, client_for, django_assert_max_num_queries
):
    client = client_for("coordinator")
    for kind in ("bylaws", "pharmacy", "credentials"):
        other = make_committee(committee.facility, kind)
        make_seat(other, "Ada", user=None)
        plan_year(committee=other, first=TODAY, last=dt.date(2027, 12, 31), by=OFFICE, at=NOW)
    for name, query, most in (
        ("meetings", {}, 9),
        ("meetings", {"view": "month", "month": "2027-01"}, 7),
        ("committees", {}, 8),
        ("meetings-planner", {"year": "2027"}, 11),
    ):
        with django_assert_max_num_queries(most, info=name):
            shown(client, name, **query)


def test_a_meeting_and_a_committee_ask_as_often_for_many_seats_as_for_few(
    committee, meeting, client_for, django_assert_max_num_queries
):
    client = client_for("coordinator")
    for number in range(20):
        make_seat(committee, f"Member {number}", user=None)
    with django_assert_max_num_queries(20):
        shown(client, "meeting", meeting.pk)
    with django_assert_max_num_queries(16):
        shown(client, "committee", committee.pk)
    with django_assert_max_num_queries(14):
        shown(client, "committee-attendance", committee.pk)


def test_a_member_sees_the_committee_without_what_the_office_may_change(committee, meeting):
    seat = make_seat(committee, "Ada Member")
    page = shown(signed_in(seat.user), "committee", committee.pk)
    assert "Ada Member" in page
    assert "Give a seat" not in page
    assert "Invite" not in shown(signed_in(seat.user), "meeting", meeting.pk)


def test_a_month_shows_each_meeting_on_its_day_at_its_place(committee, client_for):
    late = dt.datetime(2026, 12, 2, 2, 30, tzinfo=dt.UTC)  # the evening before in New York
    make_meeting(committee, late)
    page = shown(client_for("coordinator"), "meetings", view="month", month="2026-12")
    day = page[page.index('data-day="Tue 1 Dec"') :].partition("</td>")[0]
    assert "21:30" in day


@pytest.mark.parametrize("month", ["", "2026-13", "abc", "0001-01"])
def test_a_month_that_is_none_shows_this_one(client_for, month):
    assert "November 2026" in shown(
        client_for("coordinator"), "meetings", view="month", month=month
    )


def test_a_committee_is_founded_a_seat_given_a_meeting_planned(office, client_for):
    client = client_for("coordinator")
    fields = {"facility": office.north.pk, "kind": "pharmacy", "name": "Pharmacy Committee"}
    answer = client.post(reverse("committee-new"), fields)
    pk = int(answer["Location"].rstrip("/").rpartition("/")[2])
    ada = make_person("Ada Member")
    seat = {"user": ada.pk, "kind": "chair", "title": "Chair", "starts_on": "2026-11-01"}
    assert client.post(reverse("seat-give", args=[pk]), seat).status_code == 302
    assert Seat.objects.get().name == "Ada Member"
    fields = {"title": "Recall", "kind": "special", "starts": "2026-12-01T07:30", "minutes": "30"}
    assert client.post(reverse("meeting-plan", args=[pk]), fields).status_code == 302
    assert Meeting.objects.get().starts_at == dt.datetime(2026, 12, 1, 12, 30, tzinfo=dt.UTC)


def test_a_seat_of_nobody_is_not_given(committee, client_for):
    fields = {"kind": "member", "starts_on": "2026-11-01"}
    answer = client_for("coordinator").post(reverse("seat-give", args=[committee.pk]), fields)
    assert answer.status_code == 422
    assert "Choose somebody who signs in, or write a name." in answer.content.decode()


def test_an_unknown_npi_is_told_and_a_known_one_brings_the_file(committee, client_for, make_file):
    client = client_for("coordinator")
    fields = {
        "name": "Ada Okafor",
        "npi": "1234567893",
        "kind": "member",
        "starts_on": "2026-11-01",
    }
    url = reverse("seat-give", args=[committee.pk])
    assert "No practitioner within your reach" in client.post(url, fields).content.decode()
    person = make_file("Okafor", "Ada", npi="1234567893")
    client.post(url, fields)
    seat = Seat.objects.get()
    assert (seat.practitioner, seat.is_physician) == (person, True)


def test_a_written_vote_is_planned_only_where_the_charter_allows_it(office, client_for):
    credentials = make_committee(office.north, "credentials")
    assert not charter_of(credentials, TODAY).evote
    page = shown(client_for("coordinator"), "meeting-plan", credentials.pk)
    assert "Vote between meetings" not in page


def test_with_no_committee_yet_the_office_is_told_to_found_one(office, client_for):
    client = client_for("coordinator")
    assert "Found the first" in shown(client, "committees")
    assert "No meeting in these weeks." in shown(client, "meetings", view="month")
    form = client.get(reverse("committee-new")).context["form"]
    assert form["facility"].initial == office.north
