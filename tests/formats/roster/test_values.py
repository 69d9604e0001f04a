from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.formats.roster.fields import KINDS
from credenza.formats.roster.problems import CellProblem
from credenza.formats.roster.values import CellInHand, Endless, is_missing, read_value

TODAY = date(2026, 11, 24)


def read(kind, cell, **options):
    return read_value(kind, CellInHand(cell, TODAY, **options))


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("text", "  General \n Surgery ", "General Surgery"),
        ("text", 4711.0, "4711"),
        ("name", "VAN DER BERG", "van der Berg"),
        ("name", "O'Brien-Lee", "O'Brien-Lee"),
        ("list", "English, Spanish/French and Twi", ("English", "Spanish", "French", "Twi")),
        ("npi", 1234567893.0, "1234567893"),
        ("npi", "NPI: 1234567893", "1234567893"),
        ("dea", " ab 1234563", "AB1234563"),
        ("state", "Ohio", "OH"),
        ("state", "oh", "OH"),
        ("state", "OH - Ohio", "OH"),
        ("state", "N.Y.", "NY"),
        ("state", "district of columbia", "DC"),
        ("ssn", "123456789", "123-45-6789"),
        ("ssn", 12345678, "012-34-5678"),
        ("email", "mailto:Jo.Roe@Example.org", "Jo.Roe@Example.org"),
        ("phone", "(614) 555-0100", "614-555-0100"),
        ("phone", 16145550100, "614-555-0100"),
        ("phone", "+1 614.555.0100 ext. 12", "614-555-0100 x12"),
        ("phone", "+44 20 7946 0018", "+442079460018"),
        ("zip", 2139.0, "02139"),
        ("zip", "432160001", "43216-0001"),
        ("zip", "k1a0b1", "K1A 0B1"),
        ("limits", "$1,000,000 / $3,000,000", (("per_claim", "1000000"), ("aggregate", "3000000"))),
        ("limits", "1.5M/4.5M", (("per_claim", "1500000"), ("aggregate", "4500000"))),
        ("limits", "200K and 600K", (("per_claim", "200000"), ("aggregate", "600000"))),
    ],
)
def test_each_kind_of_cell_is_read_into_one_form(kind, cell, value):
    assert read(kind, cell) == value


@pytest.mark.parametrize(
    ("kind", "cell", "words"),
    [
        ("npi", "1234567890", "check digit"),
        ("npi", "12345", "ten digits"),
        ("dea", "AB1234564", "check digit"),
        ("dea", "exempt", "two letters"),
        ("state", "Ohx", "no state"),
        ("ssn", "XXX-XX-6789", "masked"),
        ("ssn", "000-12-3456", "no Social Security number"),
        ("email", "jo@", "no e-mail"),
        ("email", "a@b.org; c@d.org", "no e-mail"),
        ("phone", "555-0100", "has 7"),
        ("phone", "call me", "has 0"),
        ("phone", "+12", "has 2"),
        ("zip", "123456", "five or nine"),
        ("name", "12345", "letters"),
        ("name", "x" * 101, "longer than 100"),
        ("text", "x" * 201, "longer than 200"),
        ("text", "a\x07b", "cannot be shown"),
        ("year", "1850", "cannot be right"),
        ("year", "2040", "cannot be right"),
        ("limits", "1M", "Two amounts"),
        ("limits", "lots/more", "Two amounts"),
        ("birth", "11/25/2026", "future"),
        ("birth", "1/1/2015", "11 years old"),
        ("birth", "1/1/1910", "116 years old"),
        ("birth", "May 1970", "needs its day"),
    ],
)
def test_a_value_that_cannot_stand_says_why_and_what_to_do(kind, cell, words):
    with pytest.raises(CellProblem, match=words) as caught:
        read(kind, cell)
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize("cell", ["", "  ", "N/A", "none", "NULL", "-", "TBD", "#N/A"])
def test_the_many_words_for_nothing_are_nothing(cell):
    assert is_missing(cell, "text")


@pytest.mark.parametrize("name", ["Na", "None", "Unknown"])
def test_a_name_that_looks_like_nothing_is_a_name(name):
    assert not is_missing(name, "name")


@pytest.mark.parametrize("cell", ["12/31/9999", "2099-12-31", "Lifetime", "No expiration"])
def test_a_date_that_means_no_expiry_asks_to_be_confirmed(cell):
    hand = CellInHand(cell, TODAY, is_end=True)
    assert read_value("date", hand) == Endless()
    assert [remedy for _, remedy in hand.warnings] == ["Please confirm."]


def test_a_start_in_words_of_no_expiry_is_no_date():
    with pytest.raises(CellProblem):
        read("date", "Lifetime")


def test_zeros_lost_by_the_spreadsheet_are_restored_and_said():
    hand = CellInHand(12345678.0, TODAY)
    assert read_value("ssn", hand) == "012-34-5678"
    assert "leading zeros" in hand.warnings[0][0]


def test_a_graduation_year_is_known_by_its_year():
    dated = read("year", "1998")
    assert (dated.day, dated.precision) == (date(1998, 12, 31), "year")
    assert read("year", "5/15/1998").day == date(1998, 12, 31)


CELLS = st.one_of(
    st.text(max_size=60),
    st.floats(allow_nan=False, allow_infinity=False, max_value=1e15, min_value=-1e15),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@settings(deadline=None)
@given(st.sampled_from(KINDS), CELLS)
def test_no_cell_whatever_breaks_a_reader(kind, cell):
    try:
        read(kind, cell, is_end=True)
    except CellProblem as problem:
        assert problem.reason and problem.remedy
