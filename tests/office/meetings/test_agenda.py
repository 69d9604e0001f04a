"""An agenda is built from what stands on every one, what is carried over and what waits."""

import datetime as dt

import pytest

from credenza.core.committees.agenda import CARRIED, DONE, WITHDRAWN
from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.stations import Said, speak
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.ways import open_station
from credenza.office.ledger.actions import acting
from credenza.office.meetings.actions.agenda import GONE, Typed, add, build, place
from credenza.office.meetings.actions.items import carry, change, close, move, pull, take_off
from credenza.office.meetings.models import AgendaItem, Meeting, Minutes
from credenza.office.meetings.queries.agenda import WITHHELD, in_parts, items, rows
from credenza.office.meetings.queries.docket import docket_of, placed_in
from credenza.office.team.queries import actor_of
from tests.office.meetings.files import VOTED, before
from tests.office.meetings.rooms import NOW, OFFICE, make_meeting, make_seat

pytestmark = pytest.mark.django_db
CALL, CLOSING = "Call to order, quorum and conflicts of interest", "Report of administration"


@pytest.fixture
def built(applied, make_file, meeting):
    """The meeting with one clean file and one to be discussed on its agenda."""
    before(applied, "mec")
    before(applied, "mec", category="2", person=make_file("Bell", "Ben", at=None))
    build(meeting=meeting, by=OFFICE, at=NOW)
    return meeting


def titles(meeting):
    return [one.title for one in rows(meeting)]


def of_docket(meeting):
    return [one for one in rows(meeting) if one.matter == "application"]


def test_a_file_that_reaches_a_committee_waits_on_its_docket(applied, committee):
    one = before(applied, "mec")
    [matter] = docket_of(committee, OFFICE)
    assert matter.title == f"{one.practitioner}: initial appointment"
    assert (matter.consent, matter.practitioner) == (True, one.practitioner_id)
    assert matter.summary.startswith("Surgery, category 1.")


def test_nothing_waits_on_the_docket_of_a_committee_that_is_not_reached(applied, committee):
    before(applied, "credentials")
    assert docket_of(committee, OFFICE) == []


def test_an_agenda_begins_with_what_opens_a_meeting_and_ends_with_what_closes_it(built):
    parts = [
        (one.key, [shown.title for shown in one.shown]) for one in in_parts(items(built, OFFICE))
    ]
    assert parts[0][0] == "regular" and parts[0][1][0] == CALL
    assert parts[1][0] == "consent" and len(parts[1][1]) == 1
    assert "Bell, Ben: initial appointment" in parts[2][1]


def test_what_was_added_before_it_is_built_comes_after_what_opens_the_meeting(meeting):
    add(meeting=meeting, typed=Typed("Parking"), by=OFFICE, at=NOW)
    build(meeting=meeting, by=OFFICE, at=NOW)
    order = titles(meeting)
    assert order[0] == CALL and order.index("Parking") < order.index(CLOSING)


def test_building_twice_puts_nothing_on_twice(built):
    before_it = titles(built)
    assert build(meeting=built, by=OFFICE, at=NOW) == 0
    assert titles(built) == before_it


def test_minutes_to_approve_come_in_the_place_of_the_standing_item_and_stay_there(built):
    earlier = make_meeting(built.committee, NOW - dt.timedelta(days=28), state="adjourned")
    with acting("test:minutes", by=OFFICE, at=NOW):
        Minutes.objects.create(
            meeting=earlier, state="proposed", written_at=NOW, written_by="Cora", proposed_at=NOW
        )
    later = make_meeting(built.committee, NOW + dt.timedelta(days=28))
    for _ in range(2):
        build(meeting=later, by=OFFICE, at=NOW)
        assert titles(later)[1] == "Minutes of 27 October 2026"
        assert "Minutes of the last meeting" not in titles(later)
    carry(item=rows(later)[1], by=OFFICE, at=NOW)
    with acting("test:over", by=OFFICE, at=NOW):
        Meeting.objects.filter(pk=later.pk).update(state="adjourned")
    third = make_meeting(built.committee, NOW + dt.timedelta(days=56))
    build(meeting=third, by=OFFICE, at=NOW)
    assert titles(third)[1] == "Minutes of 27 October 2026"


def test_what_waits_no_longer_is_taken_off_when_it_is_built_again(built):
    [clean, _] = of_docket(built)
    speak(
        station=open_station(Application.objects.get(practitioner=clean.practitioner)),
        said=Said("as_asked", **VOTED),
        by=OFFICE,
        at=NOW,
    )
    build(meeting=built, by=OFFICE, at=NOW)
    clean.refresh_from_db()
    assert (clean.state, clean.remark) == (WITHDRAWN, GONE)
    assert clean.title not in titles(built)


def test_an_item_added_by_hand_stands_before_what_closes_the_meeting(built):
    add(meeting=built, typed=Typed("Parking"), by=OFFICE, at=NOW)
    order = titles(built)
    assert order.index("Parking") < order.index(CLOSING)


def test_a_moved_item_stands_where_it_was_put_and_times_follow(built):
    parking = add(meeting=built, typed=Typed("Parking", minutes=20), by=OFFICE, at=NOW)
    move(item=parking, to=0, by=OFFICE, at=NOW)
    first, second, *_ = items(built, OFFICE)
    assert (first.title, first.begins_at) == ("Parking", built.starts_at)
    assert second.begins_at - first.begins_at == dt.timedelta(minutes=20)


def test_a_member_pulls_a_file_off_consent_and_nobody_else_may(built, make_file):
    clean = of_docket(built)[0]
    seat = make_seat(built.committee, "Ann Able")
    outsider = Actor(99, "Otto Outside", (Grant("member", built.committee.facility_id),))
    with pytest.raises(Refused, match="seat with a vote"):
        pull(item=clean, by=outsider, at=NOW)
    pull(item=clean, by=actor_of(seat.user), at=NOW)
    assert not AgendaItem.objects.get(pk=clean.pk).on_consent
    with pytest.raises(Refused, match="not on the consent agenda"):
        pull(item=clean, by=OFFICE, at=NOW)


def test_a_released_agenda_stands_but_a_file_may_still_be_pulled_off(built, arranging):
    clean = of_docket(built)[0]
    with arranging():
        Meeting.objects.filter(pk=built.pk).update(state="called")
    with pytest.raises(Refused, match="Recall the packet first"):
        add(meeting=built, typed=Typed("Parking"), by=OFFICE, at=NOW)
    pull(item=clean, by=OFFICE, at=NOW)


def test_only_what_is_decided_can_be_on_consent(built):
    parking = add(meeting=built, typed=Typed("Parking"), by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="Only a matter"):
        change(item=parking, version=1, values={"on_consent": True}, by=OFFICE, at=NOW)


def test_what_was_not_reached_comes_again_at_the_next_meeting_and_once(built):
    parking = add(meeting=built, typed=Typed("Parking"), by=OFFICE, at=NOW)
    carry(item=parking, by=OFFICE, at=NOW)
    following = make_meeting(built.committee, NOW + dt.timedelta(days=28))
    build(meeting=following, by=OFFICE, at=NOW)
    [again] = AgendaItem.objects.filter(meeting=following, title="Parking")
    assert again.carried_from == parking
    third = make_meeting(built.committee, NOW + dt.timedelta(days=56))
    build(meeting=third, by=OFFICE, at=NOW)
    assert "Parking" not in titles(third)


def test_what_was_carried_to_a_meeting_that_was_cancelled_comes_once_more(built, arranging):
    parking = add(meeting=built, typed=Typed("Parking"), by=OFFICE, at=NOW)
    carry(item=parking, by=OFFICE, at=NOW)
    following = make_meeting(built.committee, NOW + dt.timedelta(days=28))
    build(meeting=following, by=OFFICE, at=NOW)
    with arranging():
        Meeting.objects.filter(pk=following.pk).update(state="cancelled")
    third = make_meeting(built.committee, NOW + dt.timedelta(days=56))
    build(meeting=third, by=OFFICE, at=NOW)
    assert "Parking" in titles(third)


def test_a_matter_taken_off_waits_again_and_may_be_put_back(built):
    clean = of_docket(built)[0]
    take_off(item=clean, reason="The member is away.", by=OFFICE, at=NOW)
    key = (clean.matter, clean.reference)
    assert key not in placed_in(built.committee)
    place(meeting=built, picks=[key], by=OFFICE, at=NOW)
    assert placed_in(built.committee)[key] == built.pk
    with pytest.raises(Refused, match="on no agenda yet"):
        place(meeting=built, picks=[key], by=OFFICE, at=NOW)


def test_at_adjournment_matters_come_again_and_reports_are_done(built):
    with acting("test:close", by=OFFICE, at=NOW):
        close(meeting=built, by=OFFICE, at=NOW)
    states = {item.state for item in built.items.exclude(matter="")}
    rest = {item.state for item in built.items.filter(matter="")}
    assert (states, rest) == ({CARRIED}, {DONE})


def test_whoever_has_no_part_in_an_item_reads_only_that_there_is_one(built):
    clean = of_docket(built)[0]
    own = Actor(7, "Ada", (), clean.practitioner_id)
    told = [one.title for one in items(built, own)]
    assert told.count(WITHHELD) == 1 and clean.title not in told
    assert clean.title not in [one.title for one in docket_of(built.committee, own)]


def test_a_coordinator_elsewhere_changes_nothing(built, office):
    south = Actor(7, "Cora South", (Grant("coordinator", office.south.pk),))
    with pytest.raises(Refused, match="another facility"):
        add(meeting=built, typed=Typed("Parking"), by=south, at=NOW)
