"""Who attended a committee's year."""

import datetime as dt

import pytest

from credenza.core.committees.attendance import COURSE, MET, MISSED
from credenza.core.committees.seats import EX_OFFICIO
from credenza.core.committees.steps import ADJOURNED, CANCELLED
from credenza.office.ledger.actions import acting
from credenza.office.meetings.models import Attendance
from credenza.office.meetings.queries.attendance import ABSENT, CAME, NOT_THEN, attendance_of
from credenza.office.meetings.queries.charters import kind_charter
from tests.office.meetings.rooms import NOW, OFFICE, make_meeting, make_seat

HALF = kind_charter("mec")


def on(month: int) -> dt.datetime:
    return dt.datetime(2026, month, 3, 15, tzinfo=dt.UTC)


def seat_of(committee, name, **values):
    return make_seat(committee, name, user=None, **values)


@pytest.fixture
def year(committee):
    """Three meetings held, a vote in writing, one cancelled and two ahead."""
    held = [make_meeting(committee, on(month), ADJOURNED) for month in (2, 5, 8)]
    make_meeting(committee, on(6), ADJOURNED, kind="written")
    make_meeting(committee, on(7), CANCELLED)
    make_meeting(committee, on(11))
    make_meeting(committee, on(12))
    return held


def came(seat, *meetings):
    with acting("test:attend", by=OFFICE, at=NOW):
        for one in meetings:
            Attendance.objects.create(meeting=one, seat=seat, arrived_at=one.starts_at)


def lines(committee) -> dict:
    return {one.name: one for one in attendance_of(committee, HALF, 2026).lines}


def test_each_member_beside_what_the_bylaws_ask_for(committee, year):
    ada, ben, cy = (seat_of(committee, name) for name in ("Ada", "Ben", "Cy"))
    came(ada, *year)
    came(ben, year[0])
    found = lines(committee)
    assert [found[name].standing for name in ("Ada", "Ben", "Cy")] == [MET, "behind", MISSED]
    assert found["Ben"].marks == (CAME, ABSENT, ABSENT)
    assert (found["Ben"].record.held, found["Ben"].record.ahead) == (3, 2)
    assert cy.name == found["Cy"].name


def test_meetings_outside_the_term_are_not_held_against_a_member(committee, year):
    seat = seat_of(committee, "Ada", starts_on=dt.date(2026, 6, 1))
    came(seat, year[2])
    line = lines(committee)["Ada"]
    assert line.marks == (NOT_THEN, NOT_THEN, CAME)
    assert line.standing == COURSE


def test_two_terms_of_one_person_are_one_line(committee, year):
    first = seat_of(committee, "Ada", email="ada@example.org", ends_on=dt.date(2026, 6, 30))
    second = seat_of(committee, "Ada", email="Ada@example.org", starts_on=dt.date(2026, 7, 1))
    came(first, year[0])
    came(second, year[2])
    assert lines(committee)["Ada"].marks == (CAME, ABSENT, CAME)


def test_coming_late_and_back_again_counts_once(committee, year):
    seat = seat_of(committee, "Ada")
    with acting("test:attend", by=OFFICE, at=NOW):
        for minutes in (0, 30):
            at = year[0].starts_at + dt.timedelta(minutes=minutes)
            left = at + dt.timedelta(minutes=5)
            Attendance.objects.create(meeting=year[0], seat=seat, arrived_at=at, left_at=left)
    assert lines(committee)["Ada"].record.attended == 1


def test_substitutes_and_seats_without_vote_have_no_line(committee, year):
    seat = seat_of(committee, "Ada")
    seat_of(committee, "Ben", stands_in_for=seat)
    seat_of(committee, "Cy", kind=EX_OFFICIO)
    assert set(lines(committee)) == {"Ada"}
