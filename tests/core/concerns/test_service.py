"""Service in numbers: months, averages, and what is too small to be told."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.concerns.service import Answers, Course, by_month, content, measured

MARCH = dt.date(2028, 3, 1)


def course(day: int, days: int | None = None, **more) -> Course:
    received = dt.date(2028, 2, day)
    closed = received + dt.timedelta(days=days) if days is not None else None
    return Course(received, closed, **more)


@pytest.mark.parametrize(
    ("count", "told"), [(4, None), (5, 10.0)], ids=["four are too few", "five are enough"]
)
def test_an_average_is_told_from_the_fifth_case_on(count, told):
    assert measured([course(29, 10)] * count, MARCH, 5).days == told


def test_a_share_counts_those_whose_clock_has_ended_alone():
    rows = [course(1, acknowledged=True)] * 3 + [course(1, acknowledged=False)] * 2 + [course(1)]
    share = measured(rows, MARCH, 5).acknowledged
    assert (share.part, share.of, share.percent) == (3, 5, 60)
    assert measured(rows[:4], MARCH, 5).acknowledged.percent is None
    assert measured([], MARCH, 5).acknowledged.percent is None


def test_months_run_over_the_turn_of_the_year_and_a_leap_day_lies_in_february():
    months = by_month([course(29), course(1)], dt.date(2028, 3, 15), 4, 1)
    assert [(one.first, one.cases) for one in months] == [
        (dt.date(2027, 12, 1), 0),
        (dt.date(2028, 1, 1), 0),
        (dt.date(2028, 2, 1), 2),
        (dt.date(2028, 3, 1), 0),
    ]


@given(st.dates(dt.date(2000, 1, 31), dt.date(2100, 1, 1)), st.integers(1, 30))
def test_as_many_months_as_asked_each_the_first_of_its_own(until, months):
    firsts = [one.first for one in by_month([], until, months, 5)]
    assert firsts == sorted(set(firsts)) and len(firsts) == months
    assert firsts[-1] == until.replace(day=1) and {one.day for one in firsts} == {1}


def test_content_is_who_answered_four_or_five():
    answers = [Answers(MARCH, 5, 4, 3), Answers(MARCH, 4, 1, 3)]
    shares = content(answers, 2)
    assert [shares[key].percent for key in ("heard", "clear", "fair")] == [100, 50, 0]
    assert content(answers, 3)["heard"].percent is None
