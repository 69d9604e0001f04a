"""Words are found whatever their case and accents, and shown with what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.committees.searching import MOST_WORDS, excerpt, matches, terms


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("sorensen", "Dr. Sørensen asked", True),
        ("HERNIA mesh", "Mesh in ventral hernia", True),
        ("hernia mesh", "Ventral hernia", False),
        ("strasse", "Hauptstraße 5", True),
        ("okafor-lind", "Okafor-Lind, Adaeze", True),
        ("", "Anything", False),
    ],
)
def test_all_words_must_stand_there(asked, text, found):
    assert matches(terms(asked), text) is found


def test_words_may_stand_in_different_fields():
    assert matches(terms("robot denied"), "Robotic surgery", "Denied for want of cases")


def test_a_nul_byte_parts_words_and_a_flood_of_words_is_cut():
    assert terms("one\0two") == ("one", "two")
    assert len(terms(" ".join(map(str, range(100))))) == MOST_WORDS


def test_the_words_around_the_first_hit_are_shown():
    text = " ".join(f"w{number}" for number in range(60))
    shown = excerpt(("w30",), text)
    assert shown[0] == ("…", False) and shown[-1] == ("…", False)
    assert ("w30", True) in shown and ("w20", False) in shown and ("w55", False) not in shown


@given(st.text(), st.text())
def test_an_excerpt_is_of_the_words_of_the_text(asked, text):
    words = [word for word, _ in excerpt(terms(asked), text) if word != "…"]
    assert set(words) <= set(text.split())
