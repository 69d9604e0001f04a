from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.identifiers import npi_is_valid
from credenza.sources.exclusions.values import (
    read_address,
    read_birth_date,
    read_date,
    read_licences,
    read_npis,
    read_numbers,
)

GOOD, OTHER, WRONG = "1000006001", "1000006019", "1000006010"


def test_the_numbers_of_these_tests_are_what_they_are_called():
    assert [npi_is_valid(number) for number in (GOOD, OTHER, WRONG)] == [True, True, False]


US = ("%m/%d/%Y",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20200229", date(2020, 2, 29)),
        ("2020-02-29", date(2020, 2, 29)),
        ("2/9/2020", date(2020, 2, 9)),
        ("02/30/2020", None),
        ("20210229", None),
        ("00000000", None),
        ("01/02/0199", None),
        ("18840607", None),
        ("5/222024", None),
        ("2020-W09-6", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_the_forms_of_its_list_only(text, day):
    assert read_date(text, US) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/10/48", date(1948, 5, 10)),
        ("05/10/70", date(1970, 5, 10)),
        ("05/10/99", date(1999, 5, 10)),
        ("05/10/05", date(1905, 5, 10)),
        ("02/29/00", None),
        ("20050510", date(2005, 5, 10)),
        ("05/10/2005", date(2005, 5, 10)),
    ],
)
def test_a_birth_year_of_two_digits_is_of_the_last_century(text, day):
    assert read_birth_date(text, ("%m/%d/%y", "%m/%d/%Y")) == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_written_is_the_day_read(day):
    for form in ("%Y%m%d", "%Y-%m-%d", "%m/%d/%Y"):
        assert read_date(day.strftime(form), US) == day


@pytest.mark.parametrize(
    ("text", "valid", "wrong"),
    [
        (GOOD, [GOOD], []),
        (f"{GOOD}.0", [GOOD], []),
        (f"{GOOD}, {OTHER}", [GOOD, OTHER], []),
        (f"   {GOOD}        {OTHER} ", [GOOD, OTHER], []),
        (f"{GOOD}/ N/A", [GOOD], []),
        (f"{GOOD}, 010902965", [GOOD], ["010902965"]),
        (f"{GOOD};{GOOD}", [GOOD], []),
        (WRONG, [], [WRONG]),
        ("178037189", [], ["178037189"]),
        ("0000000000", [], []),
        ("0.0", [], []),
        ("N0TAPPLICABL", [], []),
        ("N/A", [], []),
        ("__________", [], []),
        ("", [], []),
    ],
)
def test_npis_are_kept_apart_from_what_only_stands_in_their_place(text, valid, wrong):
    assert read_npis(text) == (valid, wrong)


def test_npis_among_other_numbers_are_found_and_the_others_kept():
    text = f"PHA000010, {GOOD}, 00A999990,  {WRONG}"
    assert read_numbers(text) == ([GOOD], [WRONG], ["PHA000010", "00A999990"])
    assert read_numbers("50345490") == ([], [], ["50345490"])


@given(st.text(max_size=60))
def test_any_text_in_a_cell_of_numbers_is_read(text):
    valid, wrong = read_npis(text)
    assert all(map(npi_is_valid, valid))
    assert not any(map(npi_is_valid, wrong))
    assert all(map(npi_is_valid, read_numbers(text)[0]))


def test_licences_are_parted_and_keep_their_states():
    assert read_licences(" R1; L2/N3, 975 ND ") == ["R1", "L2", "N3", "975 ND"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1 A St., Ste. B, Town, CA, 90640", ("1 A St., Ste. B", "Town", "CA", "90640")),
        ("1 A St., Town, CA 90640-1234", ("1 A St.", "Town", "CA", "90640")),
        ("1 A St., Town, CA; 2 B St., City, NV", ("1 A St.", "Town", "CA", "")),
        ("Town, CA ", ("", "Town", "CA", "")),
        ("Sector 8, Islamabad, Pakistan", ("Sector 8, Islamabad, Pakistan", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_an_address_in_one_line_is_taken_apart_where_it_can_be(text, told):
    assert read_address(text) == told
