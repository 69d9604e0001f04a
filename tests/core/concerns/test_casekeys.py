"""Keys that are written on paper and typed again, on a telephone, by somebody in distress."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.concerns.casekeys import ALPHABET, ENTROPY, spelled, tidied

CHANCE = st.binary(min_size=ENTROPY, max_size=ENTROPY)
KEY = spelled(b"credenza!!")


@given(CHANCE)
def test_a_key_is_known_again_however_it_is_typed(chance):
    key = spelled(chance)
    bare = key.replace("-", "")
    sloppy = key.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert tidied(key) == tidied(bare) == tidied(f"  {sloppy} ") == bare


@given(CHANCE, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_seen(chance, at, letter):
    bare = spelled(chance).replace("-", "")
    slip = bare[:at] + letter + bare[at + 1 :]
    assert tidied(slip) == (bare if slip == bare else None)


@given(CHANCE, CHANCE)
def test_keys_of_different_chance_are_different(one, other):
    alike = int.from_bytes(one) >> 5 == int.from_bytes(other) >> 5
    assert (spelled(one) == spelled(other)) is alike


@pytest.mark.parametrize("typed", ["", "7QF2", KEY + "A", "!" * 16, "É" * 16, "0" * 15 + "Z"])
def test_what_cannot_be_a_key_is_none(typed):
    assert tidied(typed) is None


def test_a_key_needs_all_its_chance():
    with pytest.raises(ValueError, match="10 bytes"):
        spelled(b"short")
