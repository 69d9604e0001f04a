"""What lapses when: windows, their counts, and the calendar."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.office.practitioners.queries import expirables
from tests.office.files import TODAY

pytestmark = pytest.mark.django_db

EVERYWHERE = Actor(1, "x", (Grant("director"),))


def days(number):
    return TODAY + dt.timedelta(days=number)


def counts(actor=EVERYWHERE):
    return [one.count for one in expirables.windows(expirables.expiring(actor), TODAY)]


def test_what_ends_today_has_not_lapsed_and_each_window_holds_the_shorter_ones(licence):
    for ahead in (-1, 0, 30, 31, 90, 120, 121):
        licence(ends_on=days(ahead))
    assert counts() == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("window", expirables.KEYS)
def test_a_window_has_as_many_rows_as_its_heading_says(licence, window):
    for ahead in (-400, -1, 0, 30, 45, 61, 90, 120, 121):
        licence(ends_on=days(ahead))
    rows = expirables.expiring(EVERYWHERE)
    said = {one.key: one.count for one in expirables.windows(rows, TODAY)}[window]
    assert expirables.within(rows, window, TODAY).count() == said


def test_a_window_may_be_one_day(licence):
    wanted = licence(ends_on=days(7))
    licence(ends_on=days(8))
    rows = expirables.within(expirables.expiring(EVERYWHERE), days(7).isoformat(), TODAY)
    assert list(rows) == [wanted]


def test_files_out_of_reach_and_people_on_no_staff_are_not_counted(licence, make_file, office):
    licence(make_file(at=office.south), ends_on=days(5))
    licence(make_file(at=None), ends_on=days(5))
    north = Actor(1, "x", (Grant("coordinator", office.north.pk),))
    assert counts(north) == [0, 0, 0, 0, 0]
    assert counts() == [0, 1, 1, 1, 1]


def test_the_calendar_names_four_of_a_day_and_counts_the_others(licence):
    first, *others = [licence(ends_on=days(3)) for _ in range(6)]
    found = expirables.by_day(expirables.expiring(EVERYWHERE), TODAY, days(3))
    assert list(found) == [days(3)]
    assert list(found[days(3)].shown) == [first, *others[:3]]
    assert found[days(3)].more == 2


def test_the_calendar_leads_to_the_rest_of_a_day(licence, client_for):
    day = dt.date(2025, 11, 28)
    for number in range(5):
        licence(ends_on=day, number=f"35.00000{number}")
    client = client_for("director", at=None)
    page = client.get("/expirables/calendar/", {"month": "2025-11"}).text
    assert f'href="/expirables/?window={day}"' in page
    rest = client.get("/expirables/", {"window": str(day)}).text
    assert all(f"35.00000{number}" in rest for number in range(5))
