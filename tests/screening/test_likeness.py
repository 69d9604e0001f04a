"""How alike two names are."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.screening.likeness import family_levels, given_levels
from credenza.screening.spellings import spellings

WORDS = st.text("ABCDEILMNORST ", min_size=1, max_size=12).map(str.strip).filter(bool)


def level(levels, one: str, other: str) -> str:
    forms = pl.DataFrame({"family": [one, other], "given": ["", ""], "middle": ["", ""]})
    spelled = spellings(forms)
    number = dict(spelled.select("name", "number").iter_rows())
    pair = pl.DataFrame(
        {"a": [number[one]], "b": [number[other]]}, schema={"a": pl.UInt32, "b": pl.UInt32}
    )
    return levels(pair, spelled)["level"].item()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("GARCIA", "GARCIA", "same"),
        ("MC ARMSTEAD", "MCARMSTEAD", "written"),
        ("DE LA CRUZ", "CRUZ", "written"),
        ("DELACRUZ", "CRUZ", "written"),
        ("DELGADO", "DELGADA", "sound"),
        ("GARCIA LOPEZ", "LOPEZ GARCIA", "written"),
        ("VENKATASUBRAMANIANKRISHNAN", "VENKATASUBRAMANIANKR", "cut"),
        ("XU", "HSU", "nickname"),
        ("KRISHNAMURTHY", "KRISHNAMURTI", "sound"),
        ("ADAMS", "ADASM", "typo"),
        ("MIN", "MN", "typo"),
        ("CONRAD", "CONRADSEN", "loose"),
        ("SMITH", "JONES", "differ"),
        ("SMITH", "", "missing"),
    ],
)
def test_family_names_agree_in_degrees(one, other, expected):
    assert level(family_levels, one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ROBERT", "BOB", "nickname"),
        ("BOBBY", "BOB", "nickname"),
        ("FRANCISCO", "PACO", "nickname"),
        ("NICOLE", "NICKI", "nickname"),
        ("MARY ANN", "MARYANN", "written"),
        ("MARY ANN", "MARY", "part"),
        ("THEODORA", "T", "initial"),
        ("CHRISTOPHERALEXANDER", "CHRISTOPHERALEX", "cut"),
        ("AIYAR", "IYER", "nickname"),
        ("JAMES", "ROBERT", "differ"),
    ],
)
def test_given_names_agree_in_degrees(one, other, expected):
    assert level(given_levels, one, other) == expected


@settings(deadline=None)
@given(WORDS, WORDS)
def test_it_does_not_matter_which_name_comes_first(one, other):
    for levels in (family_levels, given_levels):
        assert level(levels, one, other) == level(levels, other, one)


@settings(deadline=None)
@given(WORDS)
def test_a_name_is_the_same_as_itself(name):
    assert level(family_levels, name, name) == "same"
