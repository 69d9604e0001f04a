"""How votes come out by each rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.committees.charter import (
    ALL_SEATS,
    MAJORITIES,
    PRESENT,
    TWO_THIRDS,
    TWO_THIRDS_PRESENT,
    VOTING,
)
from credenza.core.committees.tally import Counts, counted, outcome


@pytest.mark.parametrize(
    ("rule", "yes", "no", "abstained", "present", "seats", "passes"),
    [
        (VOTING, 3, 2, 0, 5, 9, True),
        (VOTING, 1, 0, 4, 5, 9, True),
        (VOTING, 2, 2, 1, 5, 9, False),
        (VOTING, 0, 0, 5, 5, 9, False),
        (PRESENT, 3, 0, 2, 5, 9, True),
        (PRESENT, 2, 0, 2, 4, 9, False),
        (ALL_SEATS, 5, 0, 0, 5, 9, True),
        (ALL_SEATS, 4, 0, 0, 4, 8, False),
        (TWO_THIRDS, 4, 2, 3, 9, 9, True),
        (TWO_THIRDS, 3, 2, 0, 5, 9, False),
        (TWO_THIRDS_PRESENT, 4, 0, 2, 6, 9, True),
        (TWO_THIRDS_PRESENT, 3, 0, 2, 5, 9, False),
        (TWO_THIRDS, 0, 0, 0, 0, 9, False),
    ],
)
def test_what_each_majority_takes(rule, yes, no, abstained, present, seats, passes):
    counts = Counts(yes, no, abstained, present=present, seats=seats)
    verdict = outcome(rule, counts)
    assert bool(verdict) is passes
    assert verdict.citation == MAJORITIES[rule]


@given(st.sampled_from(sorted(MAJORITIES)), *[st.integers(0, 40)] * 5)
def test_a_vote_against_never_helps_and_one_for_never_harms(rule, yes, no, abstained, gone, more):
    present = yes + no + abstained + gone
    here = Counts(yes, no, abstained, present=present, seats=present + more)
    against = Counts(yes, no + 1, abstained, present=present + 1, seats=present + more + 1)
    pro = Counts(yes + 1, no, abstained, present=present + 1, seats=present + more + 1)
    assert outcome(rule, here) or not outcome(rule, against)
    assert not outcome(rule, here) or outcome(rule, pro)


def test_counts_read_as_minutes_do():
    told = str(counted(["yes", "yes", "abstain"], recused=1, present=4, seats=5))
    assert told == "2 for, 0 against, 1 abstained, 1 recused"


def test_a_choice_that_is_none_is_not_counted_as_another():
    with pytest.raises(KeyError):
        counted(["maybe"], recused=0, present=1, seats=1)
