"""How a match stands, by its evidence and by what was ruled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.screening.standing import (
    NAME_ONLY,
    STANDS,
    WAITS,
    Word,
    holds,
    state_after_fall,
    state_of,
)
from credenza.core.screening.steps import MATCH, SAYINGS, STATES
from credenza.screening.bands import BANDS
from credenza.screening.bands import NAME_ONLY as SCREENED_NAME_ONLY

THEIRS = {"leie 1": "a", "sam S1": "b"}
WORD = Word("different", STANDS, "ours", THEIRS)
MARKS = st.dictionaries(st.sampled_from(["leie 1", "sam S1", "sam S2"]), st.sampled_from("ab"))


def test_a_ruling_holds_on_what_it_was_said_of():
    assert holds(WORD, "ours", THEIRS)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("other", THEIRS),
        ("ours", {"leie 1": "changed", "sam S1": "b"}),
        ("ours", THEIRS | {"medicaid_oh 7": "c"}),
        ("ours", {}),
    ],
    ids=["the file changed", "an entry changed", "another list has it too", "nothing is listed"],
)
def test_a_ruling_falls_with_what_it_stood_on(ours, theirs):
    assert not holds(WORD, ours, theirs)


@given(MARKS, MARKS)
def test_no_entry_that_was_not_looked_at_is_ever_covered_by_a_ruling(ruled, now):
    word = Word("different", STANDS, "ours", ruled)
    assert holds(word, "ours", now) == (bool(now) and now.items() <= ruled.items())


def test_a_ruling_that_holds_is_the_state_and_waits_for_the_second_person():
    for says in SAYINGS:
        assert state_of(Word(says, STANDS, "", {}), [NAME_ONLY]) == says
        assert state_of(Word(says, WAITS, "", {}), ["likely"]) == "asked"


@pytest.mark.parametrize("band", BANDS)
def test_without_a_ruling_all_but_namesakes_are_work(band):
    assert state_of(None, [NAME_ONLY, band]) == ("named" if band == NAME_ONLY else "open")


def test_whoever_was_the_one_is_looked_at_again_whatever_is_left_in_common():
    assert state_after_fall("same", [NAME_ONLY]) == "open"
    assert state_after_fall("different", [NAME_ONLY]) == "named"
    assert state_after_fall("different", ["possible"]) == "open"


def test_the_lowest_band_is_that_of_screening():
    assert NAME_ONLY == SCREENED_NAME_ONLY


def test_every_state_that_is_not_gone_can_be_ruled_on():
    for says in SAYINGS:
        assert MATCH.step(f"rule:{says}").sources == frozenset(STATES) - {"gone"}
