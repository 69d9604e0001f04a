"""What an address asks for, however odd."""

import datetime as dt

import pytest

from credenza.office.team import asked


@pytest.mark.parametrize(
    ("text", "meant"),
    [("12", 12), ("0", 0), ("", None), (None, None), ("-1", None), ("²", None), ("٣", None)],
)
def test_a_number_is_plain_digits(text, meant):
    assert asked.number(text) == meant


def test_a_number_that_no_database_holds_is_none():
    assert asked.number("9" * 18) == 10**18 - 1
    assert asked.number("9" * 19) is None
    assert asked.number("9" * 5000) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2028-02-29", dt.date(2028, 2, 29)),
        ("2027-02-29", None),
        ("2026-13-01", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_one_of_the_calendar_and_of_our_times(text, meant):
    assert asked.day(text) == meant


def test_words_lose_their_edges_and_what_no_database_takes():
    assert asked.words(" credential:\0edit ") == "credential:edit"
    assert asked.words(None) == ""
