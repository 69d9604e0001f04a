"""The days of a suspension: over months of every length, leap days and the turn of the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.calendar import add_days
from credenza.core.concerns.suspension import (
    AHEAD,
    PASSED,
    SPARED,
    TODAY,
    Period,
    counters,
    reached_on,
    whole,
)
from credenza.packs.holidays import holidays_of
from credenza.packs.response import alarms

NEW_YEAR = holidays_of("CA", (2025, 2026))


@pytest.mark.parametrize(
    ("begins", "day_10", "day_14", "day_25", "day_30", "day_31"),
    [
        ("2026-01-01", "2026-01-10", "2026-01-14", "2026-01-25", "2026-01-30", "2026-01-31"),
        ("2026-02-01", "2026-02-10", "2026-02-14", "2026-02-25", "2026-03-02", "2026-03-03"),
        ("2028-02-01", "2028-02-10", "2028-02-14", "2028-02-25", "2028-03-01", "2028-03-02"),
        ("2028-02-29", "2028-03-09", "2028-03-13", "2028-03-24", "2028-03-29", "2028-03-30"),
        ("2026-03-01", "2026-03-10", "2026-03-14", "2026-03-25", "2026-03-30", "2026-03-31"),
        ("2026-10-25", "2026-11-03", "2026-11-07", "2026-11-18", "2026-11-23", "2026-11-24"),
        ("2026-12-20", "2026-12-29", "2027-01-02", "2027-01-13", "2027-01-18", "2027-01-19"),
    ],
    ids=[
        "a month of 31",
        "February",
        "leap February",
        "from a leap day",
        "over the change to summer time",
        "over the change to winter time",
        "over the new year",
    ],
)
def test_alarms_are_calendar_days_of_which_the_first_is_day_one(
    begins, day_10, day_14, day_25, day_30, day_31
):
    found = counters(Period(date.fromisoformat(begins)), alarms().values(), date(2026, 1, 1))
    assert [one.on.isoformat() for one in found] == [day_10, day_14, day_25, day_30, day_31]


@pytest.mark.parametrize(
    ("begins", "second"),
    [
        (date(2026, 3, 4), date(2026, 3, 6)),
        (date(2026, 3, 6), date(2026, 3, 10)),
        (date(2026, 3, 7), date(2026, 3, 10)),
        (date(2025, 12, 31), date(2026, 1, 5)),
    ],
    ids=["midweek", "over a weekend", "from a Saturday", "over New Year's Day and a weekend"],
)
def test_california_counts_two_working_days(begins, second):
    found = counters(
        Period(begins), alarms().values(), begins, state="CA", holidays=NEW_YEAR.keys()
    )
    assert {one.alarm.key: one.on for one in found}["ratify"] == second


@pytest.mark.parametrize(
    ("lifted_on", "as_of", "state"),
    [
        (None, date(2026, 1, 30), AHEAD),
        (None, date(2026, 1, 31), TODAY),
        (None, date(2026, 2, 1), PASSED),
        (date(2026, 1, 31), date(2026, 2, 1), SPARED),
        (date(2026, 2, 1), date(2026, 2, 1), PASSED),
    ],
    ids=[
        "not yet",
        "today",
        "over",
        "lifted on day 31, so that it lasted 30",
        "lifted on day 32, so that it lasted 31",
    ],
)
def test_day_31_comes_only_where_it_is_not_lifted_before(lifted_on, as_of, state):
    found = counters(Period(date(2026, 1, 1), lifted_on), alarms().values(), as_of)
    assert {one.alarm.key: one.state for one in found}["thirty-one"] == state


def test_an_action_lasts_from_its_first_privilege_to_the_last_given_back():
    one, two = (
        Period(date(2026, 1, 1), date(2026, 1, 9)),
        Period(date(2026, 1, 3), date(2026, 2, 2)),
    )
    assert whole([two, one]) == Period(date(2026, 1, 1), date(2026, 2, 2))
    assert whole([one, Period(date(2026, 1, 3))]).lifted_on is None
    assert whole([]) is None


@pytest.mark.parametrize(
    ("periods", "reached"),
    [
        ([("2026-01-01", "2026-01-31")], "2026-01-30"),
        ([("2026-01-01", "2026-01-30")], None),
        ([("2026-01-01", "2026-01-16"), ("2026-12-01", "2026-12-16")], "2026-12-15"),
        ([("2026-01-01", "2026-01-16"), ("2026-12-20", "2027-01-04")], None),
        ([("2026-01-01", "2026-01-21"), ("2026-01-11", "2026-01-31")], "2026-01-30"),
    ],
    ids=[
        "thirty days at once",
        "twenty-nine",
        "fifteen and fifteen within a year",
        "fifteen and fifteen, the first of them fallen out of the twelve months",
        "days that two suspensions share count once",
    ],
)
def test_thirty_days_in_all_within_twelve_months(periods, reached):
    rows = [Period(date.fromisoformat(a), date.fromisoformat(b)) for a, b in periods]
    found = reached_on(rows, 30, 12, date(2027, 6, 1))
    assert found == (date.fromisoformat(reached) if reached else None)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 800), st.integers(1, 800))
def test_a_suspension_of_n_days_has_a_day_n_and_no_day_after_it(begins, later, lasts):
    period = Period(begins, add_days(begins, lasts))
    assert period.rests(period.day(lasts))
    assert not period.rests(period.day(lasts + 1))
    assert period.length(add_days(begins, later)) == min(later + 1, lasts)
