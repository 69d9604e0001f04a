import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.category import (
    BARRING,
    ONE,
    TWO,
    bars,
    may_expedite,
    may_set,
    propose,
)
from credenza.core.applications.flags import TITLES, Flag
from credenza.core.applications.route import AS_ASKED, CONDITIONS, DENY

MOVES = Flag("moves", "moves:5", "5 positions were begun in the last 5 years.")
CLAIMS = Flag("claims", "claims:3", "3 claims in 10 years.")


def test_a_file_with_nothing_to_discuss_is_category_1():
    assert propose([], []).category == ONE


def test_a_flag_makes_it_category_2_and_is_the_reason():
    proposal = propose([MOVES], [])
    assert (proposal.category, proposal.reasons) == (TWO, (MOVES.sentence,))


def test_an_overridden_item_makes_it_category_2():
    assert propose([], ["Board certification verified"]).category == TWO


@pytest.mark.parametrize(
    ("before", "after", "again", "allowed"),
    [
        ("", ONE, False, True),
        ("", TWO, False, True),
        (ONE, TWO, False, True),
        (ONE, ONE, False, True),
        (TWO, ONE, False, False),
        (TWO, ONE, True, True),
        (ONE, "3", False, False),
        (ONE, "", True, False),
    ],
)
def test_the_way_back_to_1_leads_through_a_new_review(before, after, again, allowed):
    assert bool(may_set(before, after, reviewed_again=again)) is allowed


def test_every_kind_of_flag_that_bars_is_one_that_is_found():
    assert set(BARRING) <= set(TITLES)


def test_nothing_bars_a_complete_file_that_the_staff_recommends_as_asked():
    assert list(bars([MOVES], [AS_ASKED], complete=True)) == []


@pytest.mark.parametrize(
    ("flags", "outcomes", "complete"),
    [([], [AS_ASKED], False), ([], [], True), ([], [CONDITIONS], True), ([], [DENY], True)],
)
def test_some_bars_nobody_can_weigh_away(flags, outcomes, complete):
    found = list(bars(flags, outcomes, complete=complete))
    assert [bar.hard for bar in found] == [True]
    assert not may_expedite(ONE, found, {"claims:3", ""})


def test_others_are_weighed_flag_by_flag():
    found = list(bars([CLAIMS], [AS_ASKED], complete=True))
    refused = may_expedite(ONE, found, set())
    assert CLAIMS.sentence in refused.reason and refused.citation == "TJC MS.06.01.11"
    assert may_expedite(ONE, found, {CLAIMS.key})


@given(st.lists(st.sampled_from(sorted(TITLES))), st.booleans())
def test_category_2_is_never_expedited(kinds, complete):
    flags = [Flag(kind, f"{kind}:1", "A sentence.") for kind in kinds]
    found = list(bars(flags, [AS_ASKED], complete=complete))
    assert not may_expedite(TWO, found, {flag.key for flag in flags})
