"""Days by the rule, and what steps aside for holidays."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.core.committees.charter import EARLIER, KEEP, LATER, ON_HOLIDAY, SKIP
from credenza.core.committees.recurrence import Occurrence, check_rule, occurrences

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
TUESDAYS = "FREQ=MONTHLY;BYDAY=1TU"


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def days(rule=TUESDAYS, holidays=(), on_holiday=SKIP, first=FIRST, last=LAST):
    return occurrences(rule, first, last, dict.fromkeys(holidays, "Closed"), on_holiday)


def test_the_first_tuesday_of_every_month():
    assert [one.on for one in days()][:3] == [day(1, 6), day(2, 3), day(3, 3)]
    assert len(days()) == 12


def test_every_second_month_is_the_same_months_in_every_year():
    rule = "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TH"
    for year in (2025, 2026, 2031):
        found = days(rule, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))
        assert [one.by_rule.month for one in found] == [1, 3, 5, 7, 9, 11]


def test_the_first_and_the_last_day_count():
    assert len(days(first=day(1, 6), last=day(2, 3))) == 2


def test_the_thirty_first_falls_out_in_short_months():
    assert [one.on.month for one in days("FREQ=MONTHLY;BYMONTHDAY=31")] == [1, 3, 5, 7, 8, 10, 12]


def test_the_twenty_ninth_of_february_comes_in_leap_years_alone():
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    found = days(rule, first=FIRST, last=dt.date(2033, 12, 31))
    assert [one.on for one in found] == [dt.date(2028, 2, 29), dt.date(2032, 2, 29)]


@pytest.mark.parametrize(
    ("on_holiday", "on"),
    [(SKIP, None), (LATER, day(2, 10)), (EARLIER, day(1, 27)), (KEEP, day(2, 3))],
)
def test_a_meeting_on_a_holiday_goes_where_the_charter_says(on_holiday, on):
    found = days(holidays=[day(2, 3)], on_holiday=on_holiday)[1]
    assert (found.by_rule, found.on) == (day(2, 3), on)
    assert found.why == ("" if on_holiday == KEEP else "Closed")


def test_it_steps_over_a_second_holiday():
    found = days(holidays=[day(2, 3), day(2, 10)], on_holiday=LATER)[1]
    assert found == Occurrence(day(2, 3), day(2, 17), "Closed")


def test_it_falls_out_rather_than_meet_twice_on_the_next_day_of_the_rule():
    found = days("FREQ=WEEKLY;BYDAY=TU", holidays=[day(2, 3)], on_holiday=LATER)
    assert Occurrence(day(2, 3), None, "Closed") in found


def test_it_may_leave_the_year_it_belongs_to():
    found = days("FREQ=YEARLY;BYMONTH=12;BYDAY=-1TH", holidays=[day(12, 31)], on_holiday=LATER)
    assert found == [Occurrence(day(12, 31), dt.date(2027, 1, 7), "Closed")]


holidays = st.lists(st.dates(FIRST, LAST), max_size=40)
rules = st.sampled_from([TUESDAYS, "FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=2WE,4WE"])


@settings(max_examples=60)
@given(rules, holidays, st.sampled_from(tuple(ON_HOLIDAY)))
def test_nothing_meets_on_a_holiday_or_twice_on_a_day(rule, holidays, on_holiday):
    found = days(rule, holidays, on_holiday)
    held = [one.on for one in found if one.on]
    assert len(held) == len(set(held))
    if on_holiday != KEEP:
        assert not set(held) & set(holidays)
    assert [one.by_rule for one in found] == [one.by_rule for one in days(rule)]


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("", "take the last semicolon out"),
        ("FREQ=HOURLY;BYDAY=TU", "FREQ is one of"),
        ("FREQ=MONTHLY;BYDAY=1TU;COUNT=4", "take COUNT out"),
        ("FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270101", "take UNTIL out"),
        ("FREQ=MONTHLY", "name the day"),
        ("FREQ=MONTHLY;INTERVAL=0;BYDAY=1TU", "INTERVAL is 1 to 59"),
        ("FREQ=MONTHLY;INTERVAL=²;BYDAY=1TU", "INTERVAL is 1 to 59"),
        ("FREQ=MONTHLY;BYDAY=XX", "BYDAY"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no day fits it"),
    ],
)
def test_a_rule_that_cannot_be_kept_says_what_is_wrong(rule, says):
    with pytest.raises(ValueError, match=says):
        check_rule(rule)


def test_a_rule_is_kept_in_upper_case_without_spaces():
    assert check_rule("rrule:freq=monthly; byday=1tu") == TUESDAYS
