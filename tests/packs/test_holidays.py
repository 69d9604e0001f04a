"""The days on which offices are closed."""

import datetime as dt

from credenza.packs.holidays import holidays_of


def test_a_holiday_at_a_weekend_is_observed_on_a_working_day_too():
    closed = holidays_of("OH", [2027])
    assert closed[dt.date(2027, 7, 4)] == "Independence Day"
    assert closed[dt.date(2027, 7, 5)] == "Independence Day (observed)"


def test_a_state_has_days_of_its_own():
    marathon = dt.date(2027, 4, 19)
    assert marathon in holidays_of("MA", [2027])
    assert marathon not in holidays_of("OH", [2027])


def test_where_no_state_is_known_federal_days_count():
    assert dt.date(2027, 11, 25) in holidays_of("XX", [2027])
