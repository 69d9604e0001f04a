from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.names import (
    Identity,
    Name,
    display_name,
    family_key,
    filing_name,
    initials,
    name_key,
    proper_case,
    same_person_hint,
    split_suffix,
)

ANNA = Name("van der Berg", "Anna-Lise", suffix="III", degrees=("MD",))


def test_a_display_name_reads_as_it_is_signed():
    assert display_name(ANNA) == "Anna-Lise van der Berg III, MD"
    assert display_name(Name("Cher")) == "Cher"


def test_a_filing_name_begins_with_the_family_name():
    assert filing_name(ANNA) == "van der Berg III, Anna-Lise"
    assert filing_name(Name("Cher")) == "Cher"


@pytest.mark.parametrize(
    ("name", "letters"),
    [(ANNA, "AB"), (Name("Cher"), "C"), (Name("de la", "Ana"), "AD"), (Name("Ong", "élise"), "ÉO")],
)
def test_initials_pass_over_particles(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("van der Berg", "VAN DER-BERG"),
        ("O'Neill", "ONEILL"),
        ("O’Neill", "O'neill"),
        ("Müller", "Muller"),
        ("Łukasz", "Lukasz"),
        ("St. John", "St John"),
    ],
)
def test_writings_of_one_name_share_a_key(one, other):
    assert name_key(one) == name_key(other)


def test_names_in_other_scripts_keep_their_letters():
    assert name_key("Иванова") != name_key("Петрова")


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text):
    key = name_key(text)
    assert name_key(key) == key


@pytest.mark.parametrize("writing", ["Morris, III", "MORRIS III", "Morris"])
def test_a_suffix_inside_a_family_name_does_not_count(writing):
    assert family_key(writing) == "MORRIS"


@pytest.mark.parametrize(
    ("family", "parts"),
    [
        ("Willis Jr", ("Willis", "Jr.")),
        ("MORRIS, III", ("MORRIS", "III")),
        ("Vi", ("Vi", "")),
        ("IV", ("IV", "")),
        ("van Buren", ("van Buren", "")),
        ("", ("", "")),
    ],
)
def test_a_suffix_is_split_from_the_family_name(family, parts):
    assert split_suffix(family) == parts


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("VAN DER BERG", "van der Berg"),
        ("o'neill", "O'Neill"),
        ("ANNA-LISE", "Anna-Lise"),
        ("MCDONALD", "McDonald"),
        ("MACY III", "Macy III"),
        ("deShawn", "deShawn"),
        ("  mary   ann ", "Mary Ann"),
        ("DI", "Di"),
        ("ST JOHN", "St John"),
    ],
)
def test_a_name_in_one_case_is_written_as_people_write_it(typed, written):
    assert proper_case(typed) == written


BORN = date(1970, 2, 28)


def who(family="Berg", given="Anna", npi="", born_on=BORN):
    return Identity(Name(family, given), npi, born_on)


def test_the_same_npi_is_the_same_person_whatever_the_name():
    assert same_person_hint(who(npi="1234567893"), who("Smith", npi="1234567893"))


def test_two_npis_are_two_people_of_one_name_and_birth_date():
    assert not same_person_hint(who(npi="1234567893"), who(npi="2000000002"))


def test_name_and_birth_date_together_are_a_hint():
    assert same_person_hint(who(), who("BERG Jr", "ANNA", npi="1234567893"))


@pytest.mark.parametrize(
    "other",
    [who(born_on=None), who(born_on=date(1970, 3, 1)), who(given="Ann"), who(family="Bergh")],
)
def test_a_name_alone_is_never_enough(other):
    assert not same_person_hint(who(), other)
