from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core import calendar

D = date.fromisoformat
days = st.dates(date(1930, 1, 1), date(2120, 12, 31))
months = st.integers(-480, 480)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2025-07-01", -24, "2023-07-01"),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last_of_a_shorter_month(start, count, end):
    assert calendar.add_months(D(start), count) == D(end)


def test_months_beyond_the_calendar_are_refused():
    with pytest.raises(ValueError, match="outside the calendar"):
        calendar.add_months(date.max, 1)


@given(days, days, months)
def test_an_earlier_start_never_ends_later(one, other, count):
    first, last = sorted((one, other))
    assert calendar.add_months(first, count) <= calendar.add_months(last, count)


@given(days, st.integers(0, 480))
def test_whole_months_between_undoes_adding_them(day, count):
    assert calendar.months_between(day, calendar.add_months(day, count)) == count


@given(days, days)
def test_months_between_never_counts_an_unfinished_month(one, other):
    start, end = sorted((one, other))
    count = calendar.months_between(start, end)
    assert calendar.add_months(start, count) <= end < calendar.add_months(start, count + 1)


@given(days)
def test_a_calendar_month_holds_its_days(day):
    assert calendar.month_start(day) <= day <= calendar.month_end(day)
    assert calendar.month_key(calendar.month_end(day)) == calendar.month_key(day)
    assert calendar.month_key(calendar.month_end(day) + timedelta(1)) != calendar.month_key(day)


THANKSGIVING = frozenset({D("2026-11-26")})


def test_business_days_pass_over_weekends_and_holidays():
    assert calendar.add_business_days(D("2026-11-25"), 2, THANKSGIVING) == D("2026-11-30")
    assert calendar.add_business_days(D("2026-11-28"), 0) == D("2026-11-28")
    assert calendar.business_days_between(D("2026-11-25"), D("2026-11-30"), THANKSGIVING) == 2


def test_business_days_are_not_counted_backward():
    with pytest.raises(ValueError, match="forward only"):
        calendar.add_business_days(D("2026-11-25"), -1)


@given(days, st.integers(1, 60), st.frozensets(days, max_size=5))
def test_counting_business_days_agrees_with_adding_them(day, count, holidays):
    end = calendar.add_business_days(day, count, holidays)
    assert calendar.is_business_day(end, holidays)
    assert calendar.business_days_between(day, end, holidays) == count


def test_the_day_of_an_instant_is_that_of_the_office():
    instant = datetime(2026, 1, 1, 3, 0, tzinfo=UTC)
    assert calendar.local_day(instant, ZoneInfo("America/New_York")) == D("2025-12-31")
    assert calendar.local_day(instant, UTC) == D("2026-01-01")


def test_a_naive_instant_has_no_day():
    with pytest.raises(ValueError, match="time zone"):
        calendar.local_day(datetime(2026, 1, 1), UTC)  # noqa: DTZ001


def test_a_day_ends_at_midnight_of_the_office_even_when_the_clocks_change():
    zone = ZoneInfo("America/Chicago")
    assert calendar.end_of_day(D("2026-03-08"), zone) == datetime(2026, 3, 9, 5, tzinfo=UTC)
    assert calendar.end_of_day(D("2026-03-07"), zone) == datetime(2026, 3, 8, 6, tzinfo=UTC)


@given(days, st.sampled_from(["America/New_York", "Pacific/Honolulu", "America/Phoenix"]))
def test_the_last_moment_of_a_day_still_belongs_to_it(day, name):
    zone = ZoneInfo(name)
    end = calendar.end_of_day(day, zone)
    assert calendar.local_day(end - timedelta(seconds=1), zone) == day
    assert calendar.local_day(end, zone) == day + timedelta(1)


def test_a_window_includes_both_its_ends():
    window = calendar.window_before(D("2026-12-31"), 90)
    assert D("2026-12-31") in window
    assert D("2026-10-02") in window
    assert D("2026-10-01") not in window
    assert D("2027-01-01") not in window


@pytest.mark.parametrize(
    ("ends_on", "window"),
    [
        ("2026-06-30", calendar.LAPSED),
        ("2026-07-01", 30),
        ("2026-07-31", 30),
        ("2026-08-01", 60),
        ("2026-10-29", 120),
        ("2026-10-30", None),
    ],
)
def test_an_expiry_falls_into_the_narrowest_window(ends_on, window):
    assert calendar.expiry_window(D(ends_on), D("2026-07-01")) == window


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-07-01", "today"),
        ("2026-07-02", "in 1 day"),
        ("2026-07-13", "in 12 days"),
        ("2026-06-28", "3 days late"),
        ("2026-06-30", "1 day late"),
        ("2026-12-01", "in 5 months"),
        ("2028-07-01", "in 2 years"),
        ("2023-06-30", "3 years late"),
    ],
)
def test_a_date_carries_its_distance(day, words):
    assert calendar.distance(D(day), D("2026-07-01")) == words


def test_a_past_day_that_is_no_deadline_is_ago():
    assert calendar.distance(D("2026-06-28"), D("2026-07-01"), past="ago") == "3 days ago"


def test_sentences_write_dates_out():
    assert calendar.long_date(D("2026-03-05")) == "5 March 2026"
