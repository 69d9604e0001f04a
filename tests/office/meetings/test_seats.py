"""Seats are given and ended; the role of a member follows them."""

import datetime as dt

import pytest

from credenza.core.committees.seats import CHAIR, EX_OFFICIO, MEMBER, STAFF
from credenza.core.verdict import Refused
from credenza.office.meetings.actions import seats
from credenza.office.meetings.models import Seat
from credenza.office.meetings.queries.charters import kind_charter
from credenza.office.meetings.queries.seats import bench_of
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team.queries import actor_of, committees_of
from tests.fixtures import make_person
from tests.office.meetings.rooms import BEGAN_ON, NOW, OFFICE, TODAY, make_committee

DAY = dt.timedelta(days=1)


@pytest.fixture
def ada(office):
    return make_person("Ada Member")


def given(committee, *, by=OFFICE, at=NOW, **values) -> Seat:
    values = {"name": "Ada Member", "kind": MEMBER, "starts_on": BEGAN_ON, **values}
    return seats.give(committee=committee, values=values, by=by, at=at)


def sits(user, committee) -> bool:
    return committee.pk in committees_of(actor_of(user))


def test_a_seat_makes_its_holder_a_member_of_that_committee(committee, ada):
    other = make_committee(committee.facility, "bylaws")
    given(committee, user=ada)
    assert sits(ada, committee) and not sits(ada, other)


def test_who_has_no_sign_in_is_given_a_seat_all_the_same(committee):
    assert given(committee, email="ada@example.org").user is None


def test_staff_works_by_the_roles_it_has(committee, ada):
    given(committee, user=ada, kind=STAFF)
    assert not sits(ada, committee)


def test_an_ended_term_takes_the_role_on_the_day_after(committee, ada):
    seat = given(committee, user=ada)
    seats.end(seat=seat, ends_on=TODAY, by=OFFICE, at=NOW)
    assert sits(ada, committee)
    assert seats.settle(by=OFFICE, at=NOW + DAY) == 1
    assert not sits(ada, committee)
    assert seats.settle(by=OFFICE, at=NOW + DAY) == 0


def test_a_coming_term_gives_the_role_on_its_first_day(committee, ada):
    given(committee, user=ada, starts_on=TODAY + DAY)
    assert not sits(ada, committee)
    seats.settle(by=OFFICE, at=NOW + DAY)
    assert sits(ada, committee)


def test_a_role_given_without_a_seat_is_left_alone(committee, ada, arranging):
    with arranging():
        ada.grants.create(role="member", facility=committee.facility, committee=committee)
    seats.settle(by=OFFICE, at=NOW)
    assert sits(ada, committee)


def test_a_seat_without_vote_beside_keeps_the_role_when_the_other_ends(committee, ada):
    seat = given(committee, user=ada)
    given(committee, user=ada, kind=EX_OFFICIO)
    seats.end(seat=seat, ends_on=TODAY - DAY, by=OFFICE, at=NOW)
    assert sits(ada, committee)


def test_nobody_seats_themselves(committee, person):
    coordinator = person("coordinator")
    with pytest.raises(Refused, match="to themselves"):
        given(committee, user=coordinator, by=actor_of(coordinator))
    assert not Seat.objects.exists()


def test_nobody_takes_a_seat_by_changing_or_ends_their_own(committee, person, ada):
    coordinator = person("coordinator")
    seat = given(committee, user=ada)
    with pytest.raises(Refused, match="to themselves"):
        values = {"user": coordinator}
        seats.change(seat=seat, version=1, values=values, by=actor_of(coordinator), at=NOW)
    own = given(committee, user=coordinator)
    with pytest.raises(Refused, match="ends it"):
        seats.end(seat=own, ends_on=TODAY, by=actor_of(coordinator), at=NOW)


def test_a_person_has_one_vote_in_a_committee(committee, ada):
    given(committee, user=ada)
    with pytest.raises(Refused, match="one vote"):
        given(committee, user=ada, kind=CHAIR)


def test_a_person_without_sign_in_is_known_by_the_address(committee):
    given(committee, email="ada@example.org")
    with pytest.raises(Refused, match="one vote"):
        given(committee, name="A. Member", email="Ada@Example.org")


def test_two_people_of_one_name_both_get_seats(committee):
    given(committee, email="ada@example.org")
    given(committee, email="ada.two@example.org")
    assert Seat.objects.count() == 2


def test_a_committee_has_one_chair_at_a_time(committee, ada):
    chair = given(committee, kind=CHAIR, email="old@example.org")
    with pytest.raises(Refused, match="its chair"):
        given(committee, kind=CHAIR, user=ada)
    seats.end(seat=chair, ends_on=TODAY, by=OFFICE, at=NOW)
    given(committee, kind=CHAIR, user=ada, starts_on=TODAY + DAY)


def test_a_seat_that_somebody_else_changed_is_not_overwritten(committee, ada):
    seat = given(committee, user=ada)
    seats.change(seat=seat, version=1, values={"title": "Secretary"}, by=OFFICE, at=NOW)
    with pytest.raises(Conflict):
        seats.change(seat=seat, version=1, values={"title": "Treasurer"}, by=OFFICE, at=NOW)


def test_a_seat_that_changes_hands_changes_the_roles(committee, ada):
    other = make_person("Ben Member")
    seat = given(committee, user=ada)
    seats.change(seat=seat, version=1, values={"user": other}, by=OFFICE, at=NOW)
    assert sits(other, committee) and not sits(ada, committee)


def test_a_substitute_ends_with_the_seat_it_stands_in_for(committee, ada):
    seat = given(committee, user=ada)
    substitute = given(committee, name="Ben", email="ben@example.org", stands_in_for=seat)
    seats.end(seat=seat, ends_on=TODAY, by=OFFICE, at=NOW)
    substitute.refresh_from_db()
    assert substitute.ends_on == TODAY


def test_a_substitute_stands_in_for_a_member_of_the_same_committee(committee, ada):
    elsewhere = given(make_committee(committee.facility, "bylaws"), user=ada)
    with pytest.raises(Refused, match="same committee"):
        given(committee, name="Ben", email="ben@example.org", stands_in_for=elsewhere)


def test_a_term_does_not_end_before_it_begins(committee, ada):
    seat = given(committee, user=ada)
    with pytest.raises(Refused, match="before it begins"):
        seats.end(seat=seat, ends_on=BEGAN_ON - DAY, by=OFFICE, at=NOW)


def test_a_seat_given_by_mistake_is_taken_back_before_it_begins(committee, ada):
    seat = given(committee, user=ada, starts_on=TODAY + DAY)
    seats.take_back(seat=seat, by=OFFICE, at=NOW, reason="The wrong Ada.")
    assert not Seat.objects.exists()
    begun = given(committee, user=ada)
    with pytest.raises(Refused, match="has begun"):
        seats.take_back(seat=begun, by=OFFICE, at=NOW, reason="Too late.")


def test_the_bench_shows_who_sits_what_is_vacant_and_what_ends_soon(committee, ada):
    seat = given(committee, user=ada, kind=CHAIR, title="Chief of staff", ends_on=TODAY + 9 * DAY)
    given(committee, name="Ben", email="ben@example.org", stands_in_for=seat)
    bench = bench_of(committee, kind_charter("mec"), TODAY)
    assert [one.name for one in bench.seats] == ["Ada Member", "Ben"]
    assert bench.ending == (seat,)
    assert "Chief of staff" not in {one.plan.title for one in bench.vacant}
    assert bench.missing == sum(plan.count for plan in kind_charter("mec").seats) - 1
