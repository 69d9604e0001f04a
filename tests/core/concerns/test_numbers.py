import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.concerns.numbers import ALPHABET, number, read

drawn = st.integers(0, 2**64)


@given(st.integers(1990, 2090), drawn)
def test_a_number_is_read_as_it_was_written(year, chance):
    assert read(number(year, chance)) == number(year, chance)


@pytest.mark.parametrize("said", ["26-k7qf4", "26 K7QF4", "K7QF4", "", "26-00000O0", "é" * 8])
def test_what_is_no_number_is_none(said):
    assert read(said) == ""


@given(drawn)
def test_letters_that_are_misread_and_marks_left_out_do_not_matter(chance):
    written = number(2026, chance)
    said = written.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert read(said) == written


@given(drawn, st.integers(0, 4), st.sampled_from(ALPHABET))
def test_a_slip_in_one_character_is_found(chance, place, other):
    written = number(2026, chance)
    slip = written[: 3 + place] + other + written[4 + place :]
    assert slip == written or read(slip) == ""


@given(drawn, st.integers(3, 7))
def test_two_characters_that_changed_places_are_found(chance, place):
    written = number(2026, chance)
    pair = written[place : place + 2][::-1]
    slip = written[:place] + pair + written[place + 2 :]
    assert slip == written or read(slip) == ""


def test_the_alphabet_holds_nothing_that_is_misread():
    assert len(ALPHABET) == 31
    assert set(string.digits + string.ascii_uppercase) - set(ALPHABET) == set("ILOUZ")
