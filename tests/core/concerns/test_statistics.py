from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.core.concerns.statistics import (
    bounds,
    chance_beyond,
    chance_of_as_few,
    chance_of_as_many,
    spread_of,
)


@pytest.mark.parametrize(
    ("count", "mean", "chance"),
    [(0, 2.0, 0.135335), (2, 2.0, 0.676676), (5, 10.0, 0.067086), (0, 0.0, 1.0)],
)
def test_the_chance_of_as_few_is_that_of_the_tables(count, mean, chance):
    assert isclose(chance_of_as_few(count, mean), chance, abs_tol=1e-6)


def test_where_none_is_expected_any_case_lies_beyond():
    assert not bounds(0.0, 3).has(1)
    assert bounds(0.0, 3).has(0)


@pytest.mark.parametrize(("mean", "low"), [(0.5, None), (6.6, None), (6.61, 0.0), (25, 10.9)])
def test_a_lower_limit_begins_where_none_at_all_would_be_news(mean, low):
    found = bounds(mean, 3).low
    assert (found is None) == (low is None)
    assert low is None or isclose(found, low, abs_tol=0.3)


@given(st.floats(0.05, 400), st.integers(0, 600), st.sampled_from([2, 3]))
@settings(max_examples=150, deadline=None)
def test_a_count_lies_beyond_just_when_its_exact_chance_is_that_small(mean, count, deviations):
    limit, wanted = bounds(mean, deviations), chance_beyond(deviations)
    many, few = chance_of_as_many(count, mean), chance_of_as_few(count, mean)
    if not (isclose(many, wanted, rel_tol=1e-9) or isclose(few, wanted, rel_tol=1e-9)):
        assert limit.has(count) == (many > wanted and few > wanted)


def test_counts_that_vary_as_chance_lets_them_are_not_called_spread():
    assert spread_of([(9, 10.0), (12, 10.0), (8, 10.0), (11, 10.0), (10, 10.0)]) == 1.0
    assert spread_of([]) == 1.0


def test_counts_that_vary_more_widen_the_limits():
    spread = spread_of([(1, 10.0), (25, 10.0), (2, 10.0), (22, 10.0), (0, 10.0), (19, 10.0)])
    assert spread > 5
    assert bounds(10, 2, spread).high > bounds(10, 2).high
    assert bounds(10, 2, spread).low is None


def test_one_alone_far_out_does_not_widen_the_limits_of_all():
    pairs = [(10, 10.0)] * 19 + [(60, 10.0)]
    assert spread_of(pairs) == 1.0
