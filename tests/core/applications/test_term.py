import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.term import SPREAD, Term, by_birth_month, by_load, longest
from credenza.core.calendar import month_end, month_key
from credenza.core.law import Limit

START = dt.date(2026, 12, 15)


def limit(months, rule="X-1"):
    return Limit(months, "months", None, rule, "x", "", f"{rule} cited", "law")


def test_a_term_ends_on_the_day_before_its_anniversary():
    assert longest(START, 24, []).ends_on == dt.date(2028, 12, 14)


def test_the_strictest_cycle_counts_and_is_cited():
    term = longest(START, 36, [limit(36, "TJC"), limit(24, "CA")])
    assert (term.ends_on, term.citation) == (dt.date(2028, 12, 14), "CA cited")


def test_a_term_that_begins_on_a_leap_day_ends_before_the_28th():
    assert longest(dt.date(2028, 2, 29), 24, []).ends_on == dt.date(2030, 2, 27)
    assert longest(dt.date(2028, 2, 29), 48, []).ends_on == dt.date(2032, 2, 28)


def test_without_any_limit_nobody_can_say_how_long():
    with pytest.raises(ValueError, match="no rule"):
        longest(START, 0, [])


@pytest.mark.parametrize(
    ("month", "ends_on"),
    [(3, dt.date(2028, 3, 31)), (12, dt.date(2027, 12, 31)), (2, dt.date(2028, 2, 29))],
)
def test_a_term_may_end_with_the_month_of_birth(month, ends_on):
    assert by_birth_month(longest(START, 24, []), month).ends_on == ends_on


def test_a_term_that_ends_on_the_last_of_the_month_of_birth_stays():
    term = Term(dt.date(2027, 1, 1), dt.date(2028, 12, 31), "24 months")
    assert by_birth_month(term, 12) == term


def test_a_short_term_is_not_cut_to_a_few_weeks():
    term = Term(dt.date(2027, 1, 1), dt.date(2027, 6, 30), "6 months")
    assert by_birth_month(term, 1) == term


def test_the_load_goes_to_the_month_with_the_fewest_and_of_equals_to_the_latest():
    term = longest(START, 24, [])
    assert by_load(term, {}).ends_on == dt.date(2028, 11, 30)
    crowded = {"2028-11": 9, "2028-10": 4, "2028-09": 4, "2028-08": 8, "2028-07": 7, "2028-06": 6}
    assert by_load(term, crowded).ends_on == dt.date(2028, 10, 31)


def test_a_term_cut_to_a_day_less_than_half_keeps_its_length():
    term = longest(dt.date(1999, 12, 1), 12, [])
    assert by_birth_month(term, 5) == term


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2120, 1, 1)),
    st.integers(1, 12),
    st.sampled_from([12, 24, 36]),
)
def test_no_cut_makes_a_term_longer_or_shorter_than_half(start, month, months):
    whole = longest(start, months, [])
    for term in (by_birth_month(whole, month), by_load(whole, {})):
        assert term.ends_on <= whole.ends_on
        assert (term.ends_on - start) * 2 >= whole.ends_on - start


@given(st.dates(dt.date(1990, 1, 1), dt.date(2120, 1, 1)), st.integers(1, 12))
def test_a_cut_term_ends_with_a_month(start, month):
    whole = longest(start, 24, [])
    cut = by_birth_month(whole, month)
    assert cut == whole or (cut.ends_on == month_end(cut.ends_on) and cut.ends_on.month == month)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2120, 1, 1)), st.lists(st.integers(0, 9), min_size=8))
def test_the_month_chosen_by_load_is_none_fuller_than_its_neighbours(start, loads):
    whole = longest(start, 24, [])
    end, months = whole.ends_on, []
    for _ in range(SPREAD + 1):
        months.append(month_key(end))
        end = end.replace(day=1) - dt.timedelta(days=1)
    ending = dict(zip(months, loads, strict=False))
    chosen = by_load(whole, ending).ends_on
    offered = months[:SPREAD] if whole.ends_on == month_end(whole.ends_on) else months[1:]
    assert ending.get(month_key(chosen), 0) == min(ending.get(one, 0) for one in offered)
