from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.answers import day_of, in_words, month_of, unfit, unreadable
from credenza.core.applications.kinds import Question
from tests.core.applications.asking import SECTIONS

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize("text", ["2019-07-15", "7/15/2019", "07/15/2019", " 2019-7-15 "])
def test_a_day_is_read_as_people_and_browsers_write_it(text):
    assert day_of(text) == date(2019, 7, 15)


@pytest.mark.parametrize("text", ["2019-07", "7/2019", "July 2019", "Jul. 2019", "2019-07-15"])
def test_a_month_is_read_as_people_and_browsers_write_it(text):
    assert month_of(text) == date(2019, 7, 1)


@pytest.mark.parametrize(
    "text", ["", "2019", "2019-13", "13/2019", "Julember 2019", "0000-01", "x"]
)
def test_what_names_no_month_is_none(text):
    assert month_of(text) is None


def test_the_last_of_february_is_read_in_leap_years_alone():
    assert day_of("02/29/2024") == date(2024, 2, 29)
    assert day_of("02/29/2023") is None


@given(DAYS)
def test_every_day_is_read_back_from_both_writings(day):
    assert day_of(day.isoformat()) == day_of(f"{day:%m/%d}/{day.year:04d}") == day


@given(
    st.text(max_size=40), st.sampled_from(["date", "month", "number", "email", "phone", "state"])
)
def test_whatever_is_typed_is_judged_in_a_sentence_or_passes(text, kind):
    words = unreadable(Question("q", "Q", type=kind), text)
    assert words == "" or words.endswith(".")


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        (Question("q", "Q", column="person.npi"), "1234567890", "check digit"),
        (Question("q", "Q", column="person.npi"), "1234567893", ""),
        (Question("q", "Q", column="person.ssn"), "000-12-3456", "nine digits"),
        (Question("q", "Q", type="money"), "$1,000,000", ""),
        (Question("q", "Q", type="money"), "a million", "Write a number"),
        (Question("q", "Q", type="email"), "ada@example.org", ""),
        (Question("q", "Q", type="email"), "ada@example", "whole e-mail"),
        (Question("q", "Q", type="phone"), "555-0100", "area code"),
        (Question("q", "Q", type="boolean"), "maybe", "yes or no"),
        (Question("q", "Q", type="state"), "Ohio", "two letters"),
        (Question("q", "Q"), "anything at all", ""),
    ],
)
def test_an_answer_that_cannot_be_read_says_how_to_write_it(question, text, words):
    assert words in unreadable(question, text)
    assert bool(unreadable(question, text)) == bool(words)


def test_a_dea_number_is_checked_by_its_digits_and_a_state_registration_is_not():
    section = SECTIONS["registrations"]
    question = section.question("number")
    assert "check digit" in unfit(section, question, {"kind": "dea", "number": "AB1234567"})
    assert unfit(section, question, {"kind": "dea", "number": "AB1234563"}) == ""
    assert unfit(section, question, {"kind": "state_cds", "number": "AB1234567"}) == ""


def test_only_what_is_offered_can_be_chosen():
    section = SECTIONS["claims"]
    question = section.question("outcome")
    assert "Choose one" in unfit(section, question, {"outcome": "Forgotten"})
    assert unfit(section, question, {"outcome": "Settled"}) == ""


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("date", "2027-12-31", "31 Dec 2027"),
        ("month", "2015-07", "Jul 2015"),
        ("month", "someday", "someday"),
        ("text", "2027-12-31", "2027-12-31"),
    ],
)
def test_days_and_months_are_read_back_in_words(kind, text, words):
    assert in_words(Question("q", "Q", type=kind), text) == words
