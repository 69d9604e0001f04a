"""Who reaches which committee and meeting, and what they may do there."""

import datetime as dt

import pytest
import time_machine

from credenza.core.committees.seats import CHAIR, EX_OFFICIO, STAFF
from credenza.office.meetings.queries.scope import (
    may_keep,
    may_run,
    may_vote,
    seat_of,
    visible_committees,
    visible_meetings,
)
from credenza.office.team.queries import actor_of
from tests.office.meetings.rooms import (
    BEGAN_ON,
    NOW,
    TODAY,
    make_committee,
    make_meeting,
    make_seat,
)

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def seen(user) -> list:
    return list(visible_meetings(actor_of(user), "meeting:see"))


def test_the_office_sees_the_meetings_of_its_facilities_alone(office, person):
    north = make_meeting(make_committee(office.north, "peer_review"))
    make_meeting(make_committee(office.south))
    assert seen(person("coordinator")) == [north]


def test_a_member_sees_the_committees_in_which_they_sit_alone(office, committee, meeting):
    make_meeting(make_committee(office.north, "bylaws"))
    seat = make_seat(committee, "Ada Member")
    assert seen(seat.user) == [meeting]


def test_a_member_of_a_whole_facility_sees_all_but_peer_review(office, meeting, person):
    make_meeting(make_committee(office.north, "peer_review"))
    make_meeting(make_committee(office.south))
    assert seen(person("member")) == [meeting]


def test_a_member_named_in_peer_review_sees_it(office):
    reviews = make_committee(office.north, "peer_review")
    meeting = make_meeting(reviews)
    assert seen(make_seat(reviews, "Ada Member").user) == [meeting]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "sees"),
    [
        (BEGAN_ON, TODAY, True),
        (BEGAN_ON, TODAY - DAY, False),
        (TODAY, None, True),
        (TODAY + DAY, None, False),
    ],
)
def test_a_term_opens_and_closes_the_committee_to_the_day(
    committee, meeting, starts_on, ends_on, sees
):
    seat = make_seat(committee, "Ada Member", starts_on=starts_on, ends_on=ends_on)
    assert bool(seen(seat.user)) is sees


def test_a_second_term_keeps_the_committee_open(committee, meeting):
    first = make_seat(committee, "Ada Member", ends_on=TODAY - DAY)
    make_seat(committee, "Ada Member", starts_on=TODAY, user=first.user)
    assert seen(first.user) == [meeting]


def test_who_lost_the_role_of_a_member_sees_nothing_in_spite_of_the_seat(
    committee, meeting, arranging
):
    seat = make_seat(committee, "Ada Member")
    with arranging():
        seat.user.grants.all().delete()
    assert seen(seat.user) == []


@pytest.mark.parametrize("role", ["viewer", "practitioner", "chair", "administrator", "assistant"])
def test_other_roles_reach_no_committee(committee, person, role):
    actor = actor_of(person(role, at=None))
    assert not visible_committees(actor, "committee:see").exists()
    assert not visible_meetings(actor, "meeting:see").exists()


@pytest.mark.parametrize(
    ("kind", "runs", "votes"),
    [
        (CHAIR, True, True),
        ("member", False, True),
        (EX_OFFICIO, False, False),
        (STAFF, False, False),
    ],
)
def test_the_seat_says_who_runs_a_meeting_and_who_votes(committee, meeting, kind, runs, votes):
    actor = actor_of(make_seat(committee, "Ada Member", kind).user)
    assert bool(may_run(actor, meeting)) is runs
    assert bool(may_vote(actor, meeting)) is votes
    assert not may_keep(actor, meeting)


def test_the_office_runs_a_meeting_and_has_no_vote(meeting, person):
    actor = actor_of(person("coordinator"))
    assert may_keep(actor, meeting) and may_run(actor, meeting)
    assert "seat with a vote" in may_vote(actor, meeting).reason


def test_a_seat_with_a_vote_counts_before_one_without(committee):
    without = make_seat(committee, "Ada Member", STAFF)
    voting = make_seat(committee, "Ada Member", user=without.user)
    assert seat_of(actor_of(without.user), committee, TODAY) == voting
