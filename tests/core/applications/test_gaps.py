from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.gaps import open_gaps
from credenza.core.calendar import add_months
from credenza.core.law import Limit
from tests.core.applications.asking import SECTIONS, entry

TODAY = date(2026, 11, 24)


def limit(amount, unit="days", span=60):
    return Limit(amount, unit, span, "LOCAL-GAPS", "local", "2026", "Policy", "local_bylaw")


DAYS_30 = [limit(30)]
SIX_MONTHS = [limit(6, "months")]


def work(start, end="", uid="1"):
    return entry("work", uid=uid, kind="work_position", starts_on=start, ends_on=end)


def found(*entries, limits=DAYS_30):
    return open_gaps(entries, SECTIONS, limits, TODAY)


def test_positions_that_follow_by_the_month_leave_no_gap():
    assert found(work("2019-07", "2023-06"), work("2023-07", uid="2")) == ()


def test_a_month_between_is_no_gap_of_more_than_thirty_days_when_it_has_thirty():
    assert found(work("2019-07", "2023-08"), work("2023-10", uid="2")) == ()
    [gap] = found(work("2019-07", "2023-06"), work("2023-08", uid="2"))
    assert (gap.starts_on, gap.ends_on) == (date(2023, 7, 1), date(2023, 7, 31))


@pytest.mark.parametrize(("next_month", "gaps"), [("2023-12", 0), ("2024-01", 0), ("2024-02", 1)])
def test_a_gap_is_over_six_months_only_after_the_sixth(next_month, gaps):
    entries = work("2019-07", "2023-06"), work(next_month, uid="2")
    assert len(found(*entries, limits=SIX_MONTHS)) == gaps


def test_time_since_the_last_position_is_a_gap_too():
    [gap] = found(work("2019-07", "2026-01"))
    assert (gap.starts_on, gap.ends_on) == (date(2026, 2, 1), TODAY)


def test_school_and_training_fill_time():
    school = entry("education", "1", kind="medical_school", starts_on="2021-08", ends_on="2025-05")
    training = entry("training", "2", kind="internship", starts_on="2025-06", ends_on="2026-06")
    assert found(school, training, work("2026-07", uid="3")) == ()


def test_an_explanation_closes_the_gap_that_it_covers_wholly():
    entries = [work("2019-07", "2023-06"), work("2024-02", uid="2")]
    told = entry("gaps", "3", starts_on="2023-07", ends_on="2024-01", reason="Care of a parent.")
    half = entry("gaps", "3", starts_on="2023-07", ends_on="2023-10", reason="Care of a parent.")
    assert [one.explained for one in found(*entries, told)] == [True]
    assert [one.explained for one in found(*entries, half)] == [False]


def test_what_lies_before_the_months_looked_back_over_is_not_asked():
    assert found(work("1999-01", "2001-01"), work("2021-01", uid="2")) == ()


def test_without_a_first_entry_nothing_is_asked():
    assert found() == () and found(work("")) == ()


def test_a_gap_says_its_days_in_words():
    [gap] = found(work("2019-07", "2023-06"), work("2024-02", uid="2"))
    assert gap.words == "1 July 2023 to 31 January 2024 is not accounted for."


months = st.integers(0, 58)


@given(st.lists(st.tuples(months, st.integers(0, 20)), min_size=1, max_size=6))
def test_filling_every_gap_that_is_found_leaves_none(spans):
    since = add_months(TODAY.replace(day=1), -60)
    entries = [
        work(
            f"{add_months(since, start):%Y-%m}", f"{add_months(since, start + long):%Y-%m}", str(n)
        )
        for n, (start, long) in enumerate(spans)
    ]
    explained = [
        entry("gaps", f"g{n}", starts_on=gap.starts_on.isoformat(), ends_on=gap.ends_on.isoformat())
        for n, gap in enumerate(found(*entries))
    ]
    assert all(one.explained for one in found(*entries, *explained))
