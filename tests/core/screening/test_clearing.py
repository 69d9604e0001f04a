"""Which copy clears, whom a match keeps back, and when one person's word is enough."""

import datetime as dt

import pytest

from credenza.core.screening.agreeing import POLICIES, may_agree, takes_two
from credenza.core.screening.alerts import state_after
from credenza.core.screening.clearing import KEPT_BACK, is_recent, month_of
from credenza.core.screening.steps import SAYINGS, STATES

RECENT = [
    ("2026-11-10", "2026-11-30", True),
    ("2026-10-01", "2026-11-30", True),
    ("2026-12-31", "2027-01-01", True),
    ("2028-01-31", "2028-02-29", True),
    ("2026-09-30", "2026-11-01", False),
    ("2025-11-10", "2026-11-10", False),
]


@pytest.mark.parametrize(("seen", "day", "serves"), RECENT)
def test_a_copy_clears_in_its_month_and_the_next(seen, day, serves):
    verdict = is_recent(dt.date.fromisoformat(seen), dt.date.fromisoformat(day))
    assert bool(verdict) == serves
    assert serves or "Load this month's" in verdict.reason


def test_a_month_is_its_first_day():
    assert month_of(dt.date(2028, 2, 29)) == dt.date(2028, 2, 1)


def test_who_waits_for_a_word_or_is_the_one_is_not_cleared():
    assert frozenset(STATES) - KEPT_BACK == {"different", "named", "gone"}


def test_two_are_asked_as_the_office_wants_it_and_never_for_unsure():
    asked = {policy: [says for says in SAYINGS if takes_two(policy, says)] for policy in POLICIES}
    assert asked == {"never": [], "same": ["same"], "always": ["same", "different"]}


@pytest.mark.parametrize(
    ("ruled_by", "second", "may"), [(1, 2, True), (1, 1, False), (1, None, False), (None, 2, True)]
)
def test_the_second_is_another_person(ruled_by, second, may):
    assert bool(may_agree(ruled_by, second)) == may


A, B = ("Okafor", "Eze"), ("Okafor", "Obi")


@pytest.mark.parametrize(
    ("state", "now", "after"),
    [
        ("settled", A, "settled"),
        ("settled", B, "open"),
        ("settled", None, "gone"),
        ("gone", A, "open"),
        ("open", B, "open"),
    ],
)
def test_what_was_settled_comes_back_only_when_a_side_changes(state, now, after):
    assert state_after(state, A, now) == after
