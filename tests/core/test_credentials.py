from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.calendar import ONE_DAY
from credenza.core.credentials import (
    cme_hours,
    current_row,
    gaps,
    good_until,
    is_current,
    is_explained,
    undated,
)
from credenza.core.facts import CredentialFact

D = date.fromisoformat
TODAY = D("2026-11-24")


def licence(key=1, starts_on="2020-01-01", ends_on="2026-11-24", **more):
    return CredentialFact(
        key, "state_licence", starts_on=day(starts_on), ends_on=day(ends_on), **more
    )


def work(key, starts_on, ends_on=None, kind="work_position", **more):
    return CredentialFact(key, kind, starts_on=day(starts_on), ends_on=day(ends_on), **more)


def day(text):
    return D(text) if text else None


def test_a_licence_that_expires_today_is_still_current_today():
    assert is_current(licence(), TODAY)


def test_a_licence_is_not_current_the_day_after():
    verdict = is_current(licence(), TODAY + ONE_DAY)
    assert not verdict
    assert verdict.reason == "It ended on 24 November 2026."


def test_a_licence_that_begins_tomorrow_is_not_current_today():
    assert "25 November" in is_current(licence(starts_on="2026-11-25", ends_on=None), TODAY).reason


def test_a_continuous_certification_is_current_without_an_end():
    assert is_current(licence(ends_on=None, continuous=True), TODAY)


@pytest.mark.parametrize(
    "status", ["restricted", "suspended", "surrendered", "revoked", "whatever"]
)
def test_a_licence_in_any_other_standing_is_not_current(status):
    verdict = is_current(licence(status=status), TODAY)
    assert not verdict
    assert status in verdict.reason


def test_a_licence_on_probation_is_current():
    assert is_current(licence(status="probation"), TODAY)


def test_a_current_row_speaks_before_one_that_ends_later_but_is_suspended():
    rows = [licence(1), licence(2, ends_on="2030-01-01", status="suspended")]
    assert current_row(rows, TODAY).id == 1


def test_of_two_current_rows_the_one_that_ends_last_speaks():
    assert current_row([licence(1, ends_on="2027-01-01"), licence(2)], TODAY).id == 1


def test_without_rows_nothing_speaks():
    assert current_row([], TODAY) is None


def test_a_renewal_that_follows_without_a_break_carries_a_licence_on():
    rows = [licence(1), licence(2, "2026-11-25", "2028-11-24")]
    assert good_until(rows[0], rows) == D("2028-11-24")


def test_a_renewal_after_a_break_does_not():
    rows = [licence(1), licence(2, "2026-11-26", "2028-11-24")]
    assert good_until(rows[0], rows) == TODAY


def test_a_denied_renewal_does_not():
    rows = [licence(1), licence(2, "2026-11-25", "2028-11-24", status="denied")]
    assert good_until(rows[0], rows) == TODAY


SINCE, UNTIL = D("2020-01-01"), D("2025-12-31")


def test_a_gap_lies_between_two_positions():
    rows = [work(1, "2019-01-01", "2021-06-30"), work(2, "2022-01-01")]
    [gap] = gaps(rows, SINCE, UNTIL)
    assert (gap.starts_on, gap.ends_on) == (D("2021-07-01"), D("2021-12-31"))
    assert (gap.after, gap.before, gap.days) == (1, 2, 184)


def test_a_gap_of_just_the_limit_is_allowed():
    rows = [work(1, "2019-01-01", "2021-06-30"), work(2, "2021-07-31")]
    assert gaps(rows, SINCE, UNTIL, limit_days=30) == ()
    assert len(gaps(rows, SINCE, UNTIL, limit_days=29)) == 1


def test_leap_day_counts_in_a_gap():
    rows = [work(1, "2019-01-01", "2024-01-31"), work(2, "2024-03-01")]
    assert gaps(rows, SINCE, UNTIL)[0].days == 29


def test_an_open_position_inside_another_hides_no_gap_and_makes_none():
    rows = [work(1, "2019-01-01"), work(2, "2020-02-01", "2020-03-01")]
    assert gaps(rows, SINCE, UNTIL) == ()


def test_education_fills_time():
    rows = [work(1, "2019-08-01", "2023-05-31", kind="medical_school"), work(2, "2023-06-01")]
    assert gaps(rows, SINCE, UNTIL) == ()


def test_month_precision_gives_the_benefit():
    rows = [
        work(1, "2019-01-01", "2021-06-30", precision="month"),
        work(2, "2021-07-01", precision="month"),
    ]
    assert gaps(rows, SINCE, UNTIL) == ()


def test_a_file_without_positions_is_one_gap():
    [gap] = gaps([], SINCE, UNTIL)
    assert (gap.starts_on, gap.ends_on, gap.after, gap.before) == (SINCE, UNTIL, None, None)


def test_entries_without_their_dates_are_reported_and_fill_nothing():
    rows = [
        work(1, None, "2021-01-01"),
        work(2, "2021-01-01", None, kind="medical_school"),
        work(3, "2022-01-01", "2021-01-01"),
    ]
    assert undated(rows) == tuple(rows)
    assert len(gaps(rows, SINCE, UNTIL)) == 1


def test_explanations_together_explain_a_gap():
    [gap] = gaps([work(1, "2019-01-01", "2021-06-30"), work(2, "2022-01-01")], SINCE, UNTIL)
    first = work(3, "2021-07-01", "2021-09-30", kind="gap_explanation")
    second = work(4, "2021-10-01", "2021-12-31", kind="gap_explanation", details={"written": "yes"})
    assert is_explained(gap, [first, second])
    assert not is_explained(gap, [first])
    assert not is_explained(gap, [first, second], written=True)


spans = st.lists(
    st.tuples(st.dates(D("2018-01-01"), D("2027-12-31")), st.integers(0, 900)), max_size=8
)


def rows_of(spans):
    return [
        CredentialFact(key, "work_position", starts_on=start, ends_on=start + timedelta(length))
        for key, (start, length) in enumerate(spans)
    ]


def days_filled(rows):
    return {
        one.starts_on + timedelta(n)
        for one in rows
        for n in range((one.ends_on - one.starts_on).days + 1)
    }


@given(spans)
def test_gaps_and_positions_together_are_every_day_and_share_none(spans):
    rows = rows_of(spans)
    every_day = {SINCE + timedelta(n) for n in range((UNTIL - SINCE).days + 1)}
    open_days = [
        gap.starts_on + timedelta(n) for gap in gaps(rows, SINCE, UNTIL) for n in range(gap.days)
    ]
    assert len(open_days) == len(set(open_days))
    assert set(open_days) == every_day - days_filled(rows)


@given(spans, st.randoms(use_true_random=False))
def test_the_order_of_positions_does_not_matter(spans, random):
    rows = rows_of(spans)
    found = [(gap.starts_on, gap.ends_on) for gap in gaps(rows, SINCE, UNTIL)]
    random.shuffle(rows)
    assert [(gap.starts_on, gap.ends_on) for gap in gaps(rows, SINCE, UNTIL)] == found


@given(spans, st.integers(0, 400))
def test_a_limit_leaves_only_the_longer_gaps(spans, limit):
    rows = rows_of(spans)
    every = gaps(rows, SINCE, UNTIL)
    assert gaps(rows, SINCE, UNTIL, limit) == tuple(gap for gap in every if gap.days > limit)


def course(key, completed, hours):
    return CredentialFact(key, "cme", ends_on=day(completed), details={"hours": hours})


def test_hours_count_from_the_first_to_the_last_day_of_a_cycle():
    courses = [
        course(1, "2024-01-01", "10"),
        course(2, "2025-12-31", "2.5"),
        course(3, "2023-12-31", "100"),
        course(4, "2026-01-01", "100"),
    ]
    counted = cme_hours(courses, D("2024-01-01"), D("2025-12-31"))
    assert counted.total == Decimal("12.5")
    assert counted.counted == (1, 2)


@pytest.mark.parametrize("hours", ["", "ten", "-3", "NaN", "Infinity"])
def test_hours_that_cannot_be_read_are_reported_not_guessed(hours):
    counted = cme_hours([course(7, "2024-06-01", hours)], D("2024-01-01"), D("2025-12-31"))
    assert counted.total == 0
    assert counted.unreadable == (7,)


@given(
    st.lists(st.tuples(st.dates(SINCE, UNTIL), st.integers(0, 50)), max_size=10),
    st.dates(SINCE, UNTIL),
)
def test_two_cycles_end_to_end_count_every_hour_once(entries, cut):
    courses = [
        CredentialFact(key, "cme", ends_on=completed, details={"hours": str(hours)})
        for key, (completed, hours) in enumerate(entries)
    ]
    first, second = cme_hours(courses, SINCE, cut), cme_hours(courses, cut + ONE_DAY, UNTIL)
    assert first.total + second.total == sum(hours for _, hours in entries)
