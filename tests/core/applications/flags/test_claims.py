import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.flags.claims import pattern
from tests.core.applications.flags.subjects import LIMITS, TODAY, row, subject

RECENT = dt.date(2024, 3, 1)
OLD = dt.date(2010, 3, 1)


def claim(key, on=RECENT, paid="", outcome="Settled"):
    return row(key, "malpractice_claim", on, details={"paid": paid, "outcome": outcome})


def test_two_small_claims_are_no_pattern():
    assert not list(pattern(subject(claim(1, paid="20000"), claim(2)), LIMITS))


def test_three_in_ten_years_are():
    [flag] = pattern(subject(claim(1), claim(2), claim(3)), LIMITS)
    assert flag.sentence == "3 claims in 10 years that were not dismissed or won."
    assert flag.evidence == ("credential:1", "credential:2", "credential:3")


@pytest.mark.parametrize("outcome", ["Dismissed", "Verdict for the defence"])
def test_claims_dismissed_or_won_do_not_count(outcome):
    assert not list(pattern(subject(*(claim(n, outcome=outcome) for n in range(5))), LIMITS))


def test_old_claims_do_not_count_and_undated_ones_do():
    assert not list(pattern(subject(*(claim(n, OLD) for n in range(5))), LIMITS))
    assert list(pattern(subject(*(claim(n, None) for n in range(3))), LIMITS))


def test_one_great_payment_stands_out_however_old():
    [flag] = pattern(subject(claim(1, OLD, "$1,250,000")), LIMITS)
    assert flag.sentence == "One payment of $1,250,000; payments of $1,250,000 together."


def test_amounts_that_nobody_can_read_count_as_nothing():
    odd = [claim(1, paid="unknown"), claim(2, paid="NaN"), claim(3, OLD, "-900000")]
    assert not list(pattern(subject(*odd), LIMITS))


def test_a_further_claim_asks_for_a_further_look():
    [before] = pattern(subject(claim(1), claim(2), claim(3)), LIMITS)
    [after] = pattern(subject(claim(1), claim(2), claim(3), claim(4)), LIMITS)
    assert before.key != after.key


@given(st.lists(st.none() | st.dates(dt.date(1990, 1, 1), TODAY)), st.text())
def test_any_claims_give_one_flag_at_most(days, paid):
    rows = [claim(n, on, paid) for n, on in enumerate(days)]
    assert len(list(pattern(subject(*rows), LIMITS))) <= 1
