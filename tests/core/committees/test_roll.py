"""Who has a vote."""

import pytest

from credenza.core.committees.roll import Place, Roll
from tests.core.committees.sessions import PLACES, session


def voters(*present):
    return dict(session(*present).roll.voters)


@pytest.mark.parametrize(
    ("present", "have"),
    [
        ((1, 5), {1: 1, 5: 5}),
        ((1, 6), {1: 1, 6: 5}),
        ((5, 6), {5: 5}),
        ((6, 7), {6: 5}),
        ((7,), {7: 5}),
        ((8, 9), {}),
        ((), {}),
    ],
)
def test_a_seat_has_one_vote_whoever_of_its_holders_is_there(present, have):
    assert voters(*present) == have


def test_a_substitute_of_somebody_without_a_vote_has_none():
    places = (Place(1, "A", "ex_officio"), Place(2, "B", "member", stands_in_for=1))
    assert Roll(places, frozenset({2})).voters == {}


def test_substitutes_add_no_seat_of_which_quorum_is_reckoned():
    assert [one.seat for one in Roll(PLACES).members] == [1, 2, 3, 4, 5]


def test_a_seat_of_another_committee_is_unknown():
    with pytest.raises(KeyError):
        Roll(PLACES).place(77)
