"""Owners of action items are reminded before the day, and weekly when it is over."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.committees.followup import reminder_due

DUE = dt.date(2028, 3, 1)  # the day after a leap day


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("as_of", "reminded_on", "due"),
    [
        ("2028-02-22", None, False),
        ("2028-02-23", None, True),
        ("2028-02-24", "2028-02-23", False),
        ("2028-02-24", None, True),
        ("2028-02-29", "2028-02-23", True),
        ("2028-03-01", "2028-02-29", False),
        ("2028-03-02", "2028-02-29", True),
        ("2028-03-08", "2028-03-02", False),
        ("2028-03-09", "2028-03-02", True),
        ("2028-03-12", "2028-03-02", True),
    ],
)
def test_a_week_and_a_day_before_and_then_weekly(as_of, reminded_on, due):
    assert reminder_due(DUE, reminded_on and day(reminded_on), day(as_of)) is due


@given(st.integers(-30, 60))
def test_nobody_is_reminded_twice_on_one_day(offset):
    as_of = DUE + dt.timedelta(days=offset)
    assert not reminder_due(DUE, as_of, as_of)


@given(st.integers(1, 400))
def test_what_is_late_is_reminded_of_within_a_week_of_the_last_reminder(late):
    as_of = DUE + dt.timedelta(days=late)
    assert reminder_due(DUE, as_of - dt.timedelta(days=7), as_of)
