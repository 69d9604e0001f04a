"""The numbers of people who do not exist."""

from hypothesis import given
from hypothesis import strategies as st

from credenza.core.identifiers import dea_is_valid, npi_is_valid, ssn_is_valid
from credenza.sample.dice import Dice
from credenza.sample.numbers import dea, npi, ssn, telephone

NUMBERS = st.integers(0, 99_999)


@given(NUMBERS)
def test_every_number_gives_an_npi_below_those_given_out(number):
    assert npi_is_valid(npi(number))
    assert npi(number) < "1003000000"


@given(NUMBERS, st.sampled_from(["O'Dalaigh", "Ångström", "de la Cerda"]), st.booleans())
def test_every_number_gives_a_dea_number(number, surname, mid_level):
    assert dea_is_valid(dea(number, surname, mid_level=mid_level))


@given(NUMBERS)
def test_every_number_gives_a_social_security_number(number):
    assert ssn_is_valid(ssn(number))


@given(NUMBERS)
def test_every_telephone_number_is_one_kept_for_fiction(number):
    assert "-555-01" in telephone(number)


@given(st.integers(), st.integers(-50, 50), st.integers(0, 50))
def test_dice_fall_within_their_bounds_and_the_same_way_again(seed, low, more):
    thrown = [Dice(seed).between(low, low + more) for _ in range(2)]
    assert thrown[0] == thrown[1]
    assert low <= thrown[0] <= low + more


def test_weighted_dice_never_give_what_weighs_nothing():
    dice = Dice("weights")
    assert {dice.weighted((("never", 0), ("always", 3))) for _ in range(200)} == {"always"}


def test_shuffling_keeps_everything():
    assert sorted(Dice(1).shuffled(range(30))) == list(range(30))
