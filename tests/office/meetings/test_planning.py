"""Meetings are planned by the charter, one by one, moved and cancelled."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from credenza.core.committees.steps import ADJOURNED, CANCELLED
from credenza.core.verdict import Refused
from credenza.office.meetings.actions import planning
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.charters import kind_charter
from credenza.office.meetings.queries.planner import year_of
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team.queries import actor_of
from tests.office.meetings.rooms import NOW, OFFICE, TODAY, make_committee, make_meeting, make_seat

FIRST, LAST = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
HOUR = dt.timedelta(hours=1)


def planned(committee) -> list[Meeting]:
    return planning.plan_year(committee=committee, first=FIRST, last=LAST, by=OFFICE, at=NOW)


def test_a_year_is_planned_by_the_charter_on_the_clock_of_the_place(committee):
    made = planned(committee)
    assert len(made) == 12
    zone = ZoneInfo(committee.facility.zone)
    starts = {one.starts_at.astimezone(zone).strftime("%A %H:%M") for one in made}
    assert starts == {"Tuesday 07:00"}
    assert len({one.starts_at.hour for one in made}) == 2  # summer and winter


def test_planned_twice_nothing_is_planned_twice(committee):
    planned(committee)
    assert planned(committee) == []


def test_a_meeting_that_was_moved_or_cancelled_is_not_planned_again(committee):
    first, second, *_ = planned(committee)
    later = {"starts_at": first.starts_at + 72 * HOUR, "ends_at": first.ends_at + 72 * HOUR}
    planning.move(meeting=first, version=1, values=later, by=OFFICE, at=NOW)
    planning.cancel(meeting=second, by=OFFICE, at=NOW, reason="No quorum.")
    assert planned(committee) == []


def test_a_committee_that_meets_as_called_has_no_year(office):
    assert planned(make_committee(office.north, "taskforce")) == []


def test_a_move_is_counted_for_calendars_and_a_note_is_not(meeting):
    times = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    planning.move(meeting=meeting, version=1, values=times, by=OFFICE, at=NOW)
    assert meeting.sequence == 0
    planning.move(meeting=meeting, version=2, values={**times, "place": "B"}, by=OFFICE, at=NOW)
    assert meeting.sequence == 1


def test_a_move_over_somebody_elses_is_refused(meeting):
    times = {"starts_at": NOW + HOUR, "ends_at": NOW + 2 * HOUR}
    planning.move(meeting=meeting, version=1, values=times, by=OFFICE, at=NOW)
    with pytest.raises(Conflict):
        planning.move(meeting=meeting, version=1, values=times, by=OFFICE, at=NOW)


def test_what_is_over_is_neither_moved_nor_cancelled(committee):
    over = make_meeting(committee, state=ADJOURNED)
    times = {"starts_at": NOW, "ends_at": NOW + HOUR}
    with pytest.raises(Refused):
        planning.move(meeting=over, version=1, values=times, by=OFFICE, at=NOW)
    with pytest.raises(Refused):
        planning.cancel(meeting=over, by=OFFICE, at=NOW, reason="Late.")


def test_a_meeting_ends_after_it_begins(committee):
    values = {"title": "Special", "starts_at": NOW, "ends_at": NOW}
    with pytest.raises(Refused, match="ends after"):
        planning.plan(committee=committee, values=values, by=OFFICE, at=NOW)


def test_a_cancellation_says_why(meeting):
    with pytest.raises(Refused, match="Say why"):
        planning.cancel(meeting=meeting, by=OFFICE, at=NOW, reason=" ")
    planning.cancel(meeting=meeting, by=OFFICE, at=NOW, reason="A storm.")
    assert (meeting.state, meeting.sequence) == (CANCELLED, 1)


def test_the_planner_shows_what_is_planned_and_what_is_proposed(committee, person):
    planned(committee)
    make_committee(committee.facility, "bylaws")
    year = year_of(actor_of(person("coordinator")), committee.facility, 2027, TODAY)
    bylaws, mec = year.rows
    assert (mec.open, bylaws.open) == (0, 4)
    assert all(one.meeting for month in mec.months for one in month)
    assert year.collisions == ()
    assert (dt.date(2027, 11, 25), "Thanksgiving Day") in year.holidays


def test_nothing_is_proposed_for_days_that_are_over(committee, person):
    year = year_of(actor_of(person("coordinator")), committee.facility, 2026, TODAY)
    [row] = year.rows
    assert [one.day for month in row.months for one in month] == [dt.date(2026, 12, 15)]
    assert row.open == 1


def test_the_planner_finds_who_is_expected_in_two_places(committee, person):
    charter = kind_charter("mec")
    other = make_committee(committee.facility, "bylaws", "Bylaws Committee")
    seat = make_seat(committee, "Ada Member")
    make_seat(other, "Ada Member", user=seat.user)
    first = planned(committee)[0]
    make_meeting(other, first.starts_at + dt.timedelta(minutes=charter.minutes - 1))
    year = year_of(actor_of(person("coordinator")), committee.facility, 2027, TODAY)
    [found] = year.collisions
    assert [year.names[one] for one in found.people] == ["Ada Member"]
    assert [entry.collides for row in year.rows for entry in row.months[0]].count(True) == 2
