import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.clocks import (
    TELLING,
    act_by,
    age_at,
    tell_by,
    temporary_until,
)
from credenza.core.facts import Place
from credenza.core.rulebook import limits_of
from credenza.packs.loader import packs

DECIDED = dt.date(2026, 11, 24)


def limits(*bodies, day=DECIDED):
    return limits_of(packs(), Place(1, "hospital", "OH", frozenset(bodies)), TELLING, day)


def test_a_complete_application_is_decided_within_the_days_of_its_kind():
    assert act_by(dt.date(2026, 2, 28), 90).day == dt.date(2026, 5, 29)


def test_a_plan_that_follows_ncqa_tells_within_30_days():
    deadline = tell_by(DECIDED, 60, limits("ncqa"))
    assert deadline.day == dt.date(2026, 12, 24)
    assert deadline.citation.startswith("CR 1")


def test_a_decision_of_the_past_keeps_the_limit_of_its_day():
    decided = dt.date(2025, 6, 30)
    assert tell_by(decided, 90, limits("ncqa", day=decided)).day == dt.date(2025, 8, 29)


def test_where_no_rule_binds_the_kinds_own_days_count():
    assert tell_by(DECIDED, 7, limits()).day == dt.date(2026, 12, 1)
    assert tell_by(DECIDED, 7, limits("ncqa")).day == dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("checked", "meeting", "words"),
    [
        (dt.date(2026, 11, 3), dt.date(2027, 3, 9), "will be 126 days old on 9 March 2027"),
        (dt.date(2026, 11, 23), dt.date(2026, 11, 24), "is 1 day old today"),
        (dt.date(2026, 1, 1), dt.date(2026, 2, 1), "was 31 days old on 1 February 2026"),
        (dt.date(2026, 12, 1), dt.date(2026, 11, 30), "is later than 30 November 2026"),
    ],
)
def test_the_age_of_a_check_is_told_for_the_day_of_the_meeting(checked, meeting, words):
    assert age_at(checked, meeting, as_of=DECIDED) == words


def test_temporary_privileges_end_on_the_day_asked_for_or_on_the_last_allowed():
    first = dt.date(2026, 11, 1)
    assert temporary_until(first, dt.date(2026, 11, 20), 120).day == dt.date(2026, 11, 20)
    assert temporary_until(first, dt.date(2027, 6, 1), 120).day == dt.date(2027, 2, 28)
    assert temporary_until(first, None, 3).day == dt.date(2026, 11, 3)
    with pytest.raises(ValueError, match="before they begin"):
        temporary_until(first, dt.date(2026, 10, 31), 120)


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)),
    st.one_of(st.none(), st.integers(0, 500)),
    st.integers(1, 365),
)
def test_temporary_privileges_never_last_longer_than_allowed(first, asked, days):
    wanted = None if asked is None else first + dt.timedelta(days=asked)
    last = temporary_until(first, wanted, days).day
    assert 0 <= (last - first).days < days
