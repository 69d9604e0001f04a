import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.measures import (
    ENOUGH,
    USUAL_WAY,
    Spread,
    Stretch,
    days_by,
    forecast,
    share,
    spread,
    spreads,
)
from credenza.core.applications.steps import STATES

START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 24)


def stretch(application, state, days, holder="office"):
    left = None if days is None else START + dt.timedelta(days=days)
    return Stretch(application, state, holder, START, left)


def test_what_returned_counts_together_and_what_lasts_does_not_count():
    told = [stretch(1, "verifying", 10), stretch(1, "verifying", 5), stretch(2, "verifying", None)]
    assert days_by(told, "state") == {"verifying": {1: 15.0}}


def test_the_median_lies_in_the_middle_and_the_decile_near_the_end():
    assert spread([1, 2, 3, 4, 10]) == Spread(5, 3, pytest.approx(7.6))
    assert spread([4, 2]).median == 3
    assert spread([]) == Spread(0, 0, 0)


def test_days_are_told_by_whose_clock_ran():
    told = [stretch(1, "filling", 8, "applicant"), stretch(1, "verifying", 20)]
    assert {key: one.median for key, one in spreads(told, "holder").items()} == {
        "applicant": 8,
        "office": 20,
    }


BY_STATE = {state: Spread(7, 10, 20) for state in USUAL_WAY}


def test_a_forecast_adds_the_stages_ahead_and_says_from_how_many():
    told = forecast("verifying", TODAY, TODAY, BY_STATE)
    assert (told.on, told.n) == (TODAY + dt.timedelta(days=30), 7)


def test_what_it_waited_already_counts_and_no_day_lies_behind():
    since = TODAY - dt.timedelta(days=6)
    assert forecast("review", since, TODAY, BY_STATE).on == TODAY + dt.timedelta(days=4)
    assert forecast("review", dt.date(2020, 1, 1), TODAY, BY_STATE).on == TODAY


def test_from_too_few_nothing_is_forecast():
    few = BY_STATE | {"review": Spread(ENOUGH - 1, 10, 20)}
    assert forecast("invited", TODAY, TODAY, few).on is None
    assert forecast("invited", TODAY, TODAY, few).n == ENOUGH - 1


@pytest.mark.parametrize("state", sorted(set(STATES) - set(USUAL_WAY)))
def test_nobody_knows_how_long_what_left_the_usual_way_will_take(state):
    assert forecast(state, TODAY, TODAY, BY_STATE).on is None


def test_a_share_of_nothing_is_none():
    assert share([]) is None
    assert share([True, False, True, True]) == 0.75


@given(st.lists(st.floats(0, 1000)))
def test_the_spread_lies_within_what_was_seen(days):
    told = spread(days)
    assert told.n == len(days)
    if days:
        assert min(days) <= told.median <= max(days)
        assert told.median <= told.most + 1e-9
