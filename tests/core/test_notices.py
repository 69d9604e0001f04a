"""When somebody is told that a credential will lapse."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.notices import LAPSED, step_due

DAY = dt.date(2026, 11, 24)
STEPS = [90, 60, 30, 14, 7]


@pytest.mark.parametrize(
    ("days_left", "step"),
    [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (14, 14), (8, 14), (0, 7), (-1, LAPSED)],
)
def test_the_tightest_step_that_has_come_is_due(days_left, step):
    assert step_due(DAY + dt.timedelta(days=days_left), STEPS, DAY) == step


@given(left=st.integers(-400, 400), steps=st.lists(st.integers(0, 365)))
def test_a_step_never_comes_before_its_day(left, steps):
    step = step_due(DAY + dt.timedelta(days=left), steps, DAY)
    assert step is None or step == LAPSED or 0 <= left <= step
