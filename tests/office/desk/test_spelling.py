"""Words as Find compares them: every single slip in a longer word is found."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.office.desk.queries.spelling import allowed_slips, near, words, words_of
from credenza.office.desk.queries.spelling import likeness as alike
from credenza.office.practitioners.queries import findable

LETTERS = st.text(string.ascii_uppercase, min_size=4, max_size=12)


def is_near(typed: str, word: str) -> bool:
    """Whether the ranges that are read for ``typed`` hold ``word``."""
    return any(
        (word.endswith if place.at_end else word.startswith)(place.part)
        and (place.sizes is None or place.sizes[0] <= len(word) <= place.sizes[1])
        for place in near(typed, allowed_slips(typed))
    )


def likeness(typed: str, vocabulary: list[str]) -> dict[str, float]:
    return alike(typed, vocabulary, allowed_slips(typed))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O’Neil-Pérez", ["ONEIL", "PEREZ"]),
        ("J.M. Smith", ["J", "M", "SMITH"]),
        ("van der Berg", ["VAN", "DER", "BERG"]),
        ("Müller, Ærø", ["MULLER", "AERO"]),
        ("DEA_2025 (final).pdf", ["DEA", "2025", "FINAL", "PDF"]),
        ("W9", ["W9"]),
        ("Łukasz Ø", ["LUKASZ", "O"]),
        ("e\N{COMBINING ACUTE ACCENT}lan", ["ELAN"]),
        ("李 小龙", ["李", "小龙"]),
        ("\0\N{BYTE ORDER MARK}%_*[", []),
        ("", []),
    ],
)
def test_words_are_upper_case_without_marks(text, expected):
    assert words(text) == expected


def test_a_name_is_found_by_its_words_closed_up_and_by_its_initials():
    found = words_of(findable.NAME, "García-López Jr., María José, MD")
    assert found >= {"GARCIA", "LOPEZ", "GARCIALOPEZ", "MARIA", "MARIAJOSE", ".MG", ".MJG", "MD"}


def test_particles_have_no_initial():
    assert ".AB" in words_of(findable.NAME, "van der Berg, Anna")


def test_a_name_without_given_name_has_no_initials():
    assert words_of(findable.NAME, "Cher") == {"CHER"}


def test_a_number_is_found_whole_without_its_prefix_and_by_its_groups():
    assert words_of(findable.NUMBER, "MD-004711") == {"MD004711", "4711", "004711"}


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("JONHSON", "JOHNSON"),
        ("HERNANDES", "HERNANDEZ"),
        ("HRNANDEZ", "HERNANDEZ"),
        ("ERNANDEZ", "HERNANDEZ"),
        ("HERNADNEZ", "HERNANDEZ"),
        ("SMTIH", "SMITH"),
        ("SMYTHE", "SMITHE"),
        ("JONHS", "JOHNSON"),
        ("1234567839", "1234567893"),
    ],
)
def test_a_slip_is_forgiven(typed, word):
    assert is_near(typed, word)
    assert 0 < likeness(typed, [word])[word] < 100


@pytest.mark.parametrize(("typed", "word"), [("LEE", "LEA"), ("SMITH", "SMART"), ("4711", "4712")])
def test_short_words_and_numbers_are_not_turned_into_others(typed, word):
    assert not likeness(typed, [word])


@given(LETTERS, st.data())
def test_any_one_slip_leaves_a_half_whole(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(string.ascii_uppercase))
    for typed in (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    ):
        if len(typed) >= 4:
            assert is_near(typed, word)
            assert word in likeness(typed, [word])


@given(LETTERS, st.text(string.ascii_uppercase, max_size=8))
def test_every_word_is_near_its_beginnings(beginning, rest):
    assert is_near(beginning, beginning + rest)


@given(LETTERS)
def test_nothing_is_liker_than_the_word_itself(word):
    scores = likeness(word, [word, word + "A", word[:-1], word[::-1]])
    assert scores[word] == max(scores.values()) == 100


def test_what_begins_so_comes_before_what_was_slipped():
    scores = likeness("JOHNS", ["JOHNSON", "JONES", "JOHN"])
    assert scores["JOHNSON"] > scores["JOHN"]
