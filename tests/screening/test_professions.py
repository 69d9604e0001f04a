"""Callings, as rosters and lists write them."""

import polars as pl
import pytest

from credenza.screening.professions import profession, profession_level


def called(*texts: str) -> list[str]:
    return pl.DataFrame({"text": texts}).select(profession(pl.col("text"))).to_series().to_list()


@pytest.mark.parametrize(
    ("roster", "listed"),
    [
        ("MD", "PHYSICIAN (MD, DO)"),
        ("D.D.S.", "DENTIST"),
        ("PA-C", "PHYSICIAN'S ASSISTAN"),
        ("RN", "NURSE/NURSES AIDE; REGISTERED NURSE"),
        ("DPM", "PODIATRY PRACTICE"),
    ],
)
def test_a_calling_is_one_word_for_roster_and_list(roster, listed):
    one, other = called(roster, listed)
    assert one == other != ""


@pytest.mark.parametrize("words", ["OWNER/OPERATOR", "NURSE/NURSES AIDE", "EMPLOYEE", ""])
def test_a_calling_that_anybody_may_be_listed_under_says_nothing(words):
    assert called(words) == [""]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("nurse", "nurse", "same"), ("nurse", "dentist", "differ"), ("nurse", "", "missing")],
)
def test_callings_agree_differ_or_say_nothing(one, other, expected):
    pair = pl.DataFrame({"profession": [one], "profession_list": [other]})
    assert pair.select(profession_level()).item() == expected
