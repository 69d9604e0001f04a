"""Birth dates: how lists write them, and which errors are still one date."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.screening.births import LEVELS, birth_level, born, unread


def parts(text: str) -> tuple[int, int, int]:
    return pl.DataFrame({"text": [text]}).select(born(pl.col("text"))).row(0)


def level(one: str, other: str) -> str:
    left = pl.DataFrame({"text": [one]}).select(born(pl.col("text")))
    right = pl.DataFrame({"text": [other]}).select(born(pl.col("text")))
    pair = pl.concat([left, right.rename(lambda name: f"{name}_list")], how="horizontal")
    return pair.select(birth_level()).item()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1979-12-29", (1979, 12, 29)),
        ("19791229", (1979, 12, 29)),
        ("12/29/1979", (1979, 12, 29)),
        ("2/9/79", (1979, 2, 9)),
        ("29-DEC-1979", (1979, 12, 29)),
        ("29-Dec-79", (1979, 12, 29)),
        ("9 March 1979", (1979, 3, 9)),
        ("December 29, 1979", (1979, 12, 29)),
        ("Sept. 2, 1979", (1979, 9, 2)),
        ("29.12.1979", (1979, 12, 29)),
        ("1979-12-29 00:00:00", (1979, 12, 29)),
        ("1979-12", (1979, 12, 0)),
        ("1979", (1979, 0, 0)),
        ("00000000", (0, 0, 0)),
        ("", (0, 0, 0)),
        ("unknown", (0, 0, 0)),
        ("19791229.0", (1979, 12, 29)),
    ],
)
def test_a_date_is_read_as_lists_write_it(text, date):
    assert parts(text) == date


def test_what_says_something_and_is_no_date_is_told_from_what_says_nothing():
    texts = pl.Series(["1971-03-24", "", "00000000", "24-3-71", "unknown", "0000-00-00"])
    assert unread(texts).to_list() == ["24-3-71", "unknown"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1962-12-17", "19621217", "same"),
        ("1962-01-01", "19620101", "same placeholder"),
        ("1982-07-12", "19821207", "flipped"),
        ("1966-07-31", "19660721", "digit"),
        ("1966-07-13", "19660731", "digit"),
        ("1949-04-26", "19500426", "year off by one"),
        ("1962-09-30", "19620101", "placeholder"),
        ("1962-09-30", "1962", "placeholder"),
        ("1956-11-24", "19561109", "two of three"),
        ("1967-09-21", "19760921", "two of three"),
        ("1967-09-21", "19671105", "same year"),
        ("1967-09-21", "", "missing"),
        ("1967-09-21", "19540302", "differ"),
    ],
)
def test_usual_errors_are_told_from_another_date(one, other, expected):
    assert level(one, other) == expected


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_it_does_not_matter_which_side_a_date_is_on(one, other):
    there, back = (
        level(one.isoformat(), other.isoformat()),
        level(other.isoformat(), one.isoformat()),
    )
    assert there == back
    assert there in LEVELS
