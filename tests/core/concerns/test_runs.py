from datetime import date

import pytest

from credenza.core.concerns.limits import ChartLimits
from credenza.core.concerns.runs import FAR, SHIFT, TREND, Month, line, shifts, trends

LIMITS = ChartLimits(watch=2, act=3, shift=6, trend=5, points=10, peers=5, few=3, band=5)


def months(counts, exposure=None):
    firsts = [date(2025 + n // 12, n % 12 + 1, 1) for n in range(len(counts))]
    return [Month(first, count, exposure) for first, count in zip(firsts, counts, strict=True)]


def found(counts, exposure=None):
    signals = line(months(counts, exposure), LIMITS).signals
    return [(one.kind, one.first, one.last, one.up) for one in signals]


@pytest.mark.parametrize(
    ("counts", "signals"),
    [
        ([4, 5, 4, 5, 4, 5, 4, 5, 4, 5], []),
        ([2, 3, 2, 3, 2, 3, 8, 9, 8, 9, 8, 9], [(SHIFT, 0, 5, False), (SHIFT, 6, 11, True)]),
        ([5, 4, 5, 6, 5, 7, 8, 9, 4, 6, 5, 5], []),
        ([5, 4, 1, 2, 4, 5, 6, 4, 5, 4, 5, 4], [(TREND, 2, 6, True)]),
        ([3, 4, 3, 4, 3, 20, 3, 4, 3, 4, 3, 4], [(FAR, 5, 5, True)]),
    ],
)
def test_what_chance_seldom_makes_is_told(counts, signals):
    assert found(counts) == signals


def test_points_on_the_middle_neither_break_a_shift_nor_lengthen_it():
    known = list(enumerate([6, 6, 6, 5, 6, 6, 5, 6, 4, 4, 4, 5, 4, 4, 4]))
    runs = [(one.first, one.last) for one in shifts(known, 6)]
    assert runs == [(0, 7), (8, 14)]


def test_equal_points_count_once_in_a_trend():
    rising = list(enumerate([1, 2, 2, 3, 4]))
    assert trends(rising, 5) == []
    [one] = trends(list(enumerate([1, 2, 2, 3, 4, 5])), 5)
    assert (one.first, one.last, one.up) == (0, 5, True)


def test_a_turn_belongs_to_the_falling_and_to_the_rising_side():
    found = trends(list(enumerate([5, 4, 3, 2, 1, 2, 3, 4, 5])), 5)
    assert [(one.first, one.last, one.up) for one in found] == [(0, 4, False), (4, 8, True)]


def test_too_few_months_are_not_read():
    short = line(months([1, 30, 1, 1]), LIMITS)
    assert not short.read
    assert short.signals == ()


def test_a_month_in_which_nothing_was_done_is_a_gap_and_not_a_zero():
    rows = [*months([3] * 11, 1000.0), Month(date(2026, 1, 1), 0, 0.0)]
    drawn = line(rows, LIMITS)
    assert drawn.values[-1] is None
    assert drawn.bounds[-1] is None
    assert drawn.middle == 0.003


def test_where_one_month_does_not_know_its_exposure_counts_are_shown():
    rows = [*months([3] * 11, 1000.0), Month(date(2026, 1, 1), 4, None)]
    assert not line(rows, LIMITS).by_exposure


def test_no_month_at_all_is_an_empty_line():
    assert line([], LIMITS).values == ()


def test_what_is_rare_is_not_read_by_runs():
    rare = line(months([0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0]), LIMITS)
    assert (rare.rare, rare.signals) == (True, ())
    assert [one.kind for one in line(months([0] * 11 + [4]), LIMITS).signals] == [FAR]
