import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.identifiers import (
    check_dea,
    check_npi,
    dea_is_valid,
    dea_matches_surname,
    licence_key,
    licence_numbers_agree,
    npi_is_valid,
    ssn_is_valid,
)

digits = st.text("0123456789", min_size=8, max_size=8)


def make_npi(body: str) -> str:
    return next(body + check for check in "0123456789" if npi_is_valid(body + check))


def make_dea(body: str) -> str:
    return next(body + check for check in "0123456789" if dea_is_valid(body + check))


def with_digit(text: str, place: int, digit: str) -> str:
    return text[:place] + digit + text[place + 1 :]


@pytest.mark.parametrize("npi", ["1234567893", " 1234567893 ", "2000000002"])
def test_a_well_formed_npi_is_valid(npi):
    assert npi_is_valid(npi)


@pytest.mark.parametrize(
    "npi",
    [
        "",
        "1234567890",
        "123456789",
        "12345678930",
        "0000000000",
        "3234567893",
        "123456789O",
        "1234567893.0",
        "١٢٣٤٥٦٧٨٩٣",
        "1234567894",
    ],
)
def test_anything_else_is_no_npi(npi):
    assert not npi_is_valid(npi)


def test_a_wrong_npi_says_what_is_wrong_with_it():
    assert "ten digits" in check_npi("12345").reason
    assert "check digit" in check_npi("1234567890").reason


@given(st.sampled_from("12"), digits, st.integers(0, 9), st.sampled_from("0123456789"))
def test_every_single_digit_change_of_an_npi_is_caught(first, body, place, digit):
    npi = make_npi(first + body)
    changed = with_digit(npi, place, digit)
    assert npi_is_valid(changed) == (changed == npi)


@pytest.mark.parametrize(
    "dea", ["AP5836727", "ap5836727", "A95836727", "MP5836727", "AP5836727-A12"]
)
def test_a_well_formed_dea_number_is_valid(dea):
    assert dea_is_valid(dea)


@pytest.mark.parametrize(
    "dea", ["", "AP5836726", "A5836727", "1P5836727", "AP583672", "AP5836727-", "NP5836727"]
)
def test_anything_else_is_no_dea_number(dea):
    assert not dea_is_valid(dea)


def test_a_wrong_dea_number_says_what_is_wrong_with_it():
    assert "seven digits" in check_dea("AP58").reason
    assert "check digit" in check_dea("AP5836726").reason


@given(st.text("0123456789", min_size=6, max_size=6), st.integers(0, 6), st.integers(1, 9))
def test_a_changed_digit_of_a_dea_number_is_caught_unless_a_doubled_one_moves_by_five(
    body, place, change
):
    dea = make_dea("AB" + body)
    digit = str((int(dea[2 + place]) + change) % 10)
    blind = place in (1, 3, 5) and change == 5
    assert dea_is_valid(with_digit(dea, 2 + place, digit)) == blind


@pytest.mark.parametrize(
    ("number", "surname"),
    [
        ("BB1388568", "Berg"),
        ("B91388568", "Anyone"),
        ("BV1388568", "van der Berg"),
        ("BB1388568", "Smith-Berg"),
        ("BO1388568", "Östergård"),
    ],
)
def test_the_second_letter_of_a_dea_number_is_the_initial_of_the_surname(number, surname):
    assert dea_matches_surname(number, surname)


def test_a_dea_number_under_a_former_name_warns():
    verdict = dea_matches_surname("BS1388568", "Jones")
    assert not verdict
    assert "former name" in verdict.reason


@pytest.mark.parametrize("writing", ["MD 004711-L", "md-004711l", "MD.004711.L "])
def test_a_licence_number_has_one_form_for_comparison(writing):
    assert licence_key(writing) == "MD004711L"


@pytest.mark.parametrize(
    ("one", "other"), [("MD-004711", "4711"), ("A 12345", "a12345"), ("0042", "42")]
)
def test_licence_numbers_agree_whatever_their_prefix_and_padding(one, other):
    assert licence_numbers_agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("4711", "4712"), ("", ""), ("", "MD"), ("4711L", "4711")]
)
def test_different_licence_numbers_do_not_agree(one, other):
    assert not licence_numbers_agree(one, other)


@pytest.mark.parametrize("ssn", ["123-45-6789", "123456789", "899-99-9999"])
def test_a_number_that_can_be_issued_is_an_ssn(ssn):
    assert ssn_is_valid(ssn)


@pytest.mark.parametrize(
    "ssn",
    [
        "000-45-6789",
        "666-45-6789",
        "900-45-6789",
        "123-00-6789",
        "123-45-0000",
        "078-05-1120",
        "12345678",
        "1234567890",
        "",
        "123-45-678X",
    ],
)
def test_a_number_never_issued_is_no_ssn(ssn):
    assert not ssn_is_valid(ssn)
