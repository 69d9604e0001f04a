from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.facts import Standing
from credenza.core.privileges.answering import WORDS, of_all, word_of
from credenza.core.privileges.conditions import AGES, PROCTOR, Condition
from credenza.core.privileges.holding import Answer, Appointed, GrantFact, Holding, answer

TODAY = date(2026, 11, 24)
NEXT_YEAR = date(2027, 11, 23)
ACTIVE = Appointed(Standing.ACTIVE, date(2026, 1, 1), date(2027, 12, 31))


def granted(kind="regular", starts_on=date(2026, 1, 1), ends_on=NEXT_YEAR, *conditions, **more):
    return GrantFact(kind, starts_on, ends_on, conditions, **more)


@pytest.mark.parametrize(
    ("grant", "appointed", "word"),
    [
        (granted(), ACTIVE, "Yes"),
        (granted(ends_on=TODAY), ACTIVE, "Yes"),
        (granted(ends_on=TODAY - timedelta(1)), ACTIVE, "No: it has ended"),
        (granted(starts_on=TODAY + timedelta(1)), ACTIVE, "Not yet"),
        (granted(), Appointed(Standing.SUSPENDED), "No: suspended"),
        (granted(suspended_on=TODAY), ACTIVE, "No: suspended"),
        (granted(suspended_on=TODAY + timedelta(1)), ACTIVE, "Yes"),
        (granted(), Appointed(Standing.LEAVE), "No: on leave"),
        (granted(), Appointed(Standing.ENDED), "No: it has ended"),
        (granted(), None, "No: it has ended"),
        (granted("temporary"), None, "Yes"),
        (granted("temporary", date(2026, 11, 1), TODAY), None, "Yes"),
        (granted("regular", date(2026, 1, 1), NEXT_YEAR, Condition(PROCTOR, "", 5)), ACTIVE,
         "Yes, with a proctor"),
        (granted("regular", date(2026, 1, 1), NEXT_YEAR, Condition(AGES, "12 years and over")),
         ACTIVE, "Yes, with a condition"),
    ],
)  # fmt: skip
def test_the_answer_is_one_word(grant, appointed, word):
    assert word_of(of_all([answer(grant, appointed, TODAY)])).word == word


def test_what_nobody_granted_is_a_no():
    assert word_of(of_all([])).word == "No: not granted here"


def test_a_suspension_of_one_grant_says_no_whatever_the_other_says():
    held = Answer(Holding.HELD, "", NEXT_YEAR)
    resting = Answer(Holding.SUSPENDED, "Suspended since 3 November 2026.")
    assert of_all([held, resting]) is resting


def test_a_grant_without_a_condition_counts_before_one_with_it():
    held, watched = Answer(Holding.HELD, "", TODAY), Answer(Holding.PROCTORED, "", NEXT_YEAR)
    assert of_all([watched, held]) is held


def test_of_equal_grants_the_one_that_lasts_longest_counts():
    short, long = Answer(Holding.HELD, "", TODAY), Answer(Holding.HELD, "", NEXT_YEAR)
    assert of_all([short, long]) is long


def test_no_word_tells_why_somebody_is_suspended_or_away():
    assert WORDS[Holding.SUSPENDED].more == WORDS[Holding.LEAVE].more
    assert set(Holding) <= set(WORDS)


ANSWERS = st.builds(Answer, st.sampled_from(Holding), st.just(""), st.none() | st.dates())


@given(st.lists(ANSWERS), st.permutations(range(5)))
def test_the_order_of_grants_changes_no_answer(answers, order):
    mixed = [answers[n % len(answers)] for n in order] if answers else []
    one, other = of_all(mixed), of_all(reversed(mixed))
    assert word_of(one) == word_of(other)
    assert (one and one.until) == (other and other.until)
