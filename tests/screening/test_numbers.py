"""NPI, UPIN and licence."""

import polars as pl
import pytest

from credenza.core.identifiers import npi_is_valid as valid_by_core
from credenza.screening.numbers import licence, npi, npi_is_valid, npi_level, upin
from tests.screening.people import NPI, OTHER_NPI


def level(one: str, other: str) -> str:
    return pl.DataFrame({"npi": [one], "npi_list": [other]}).select(npi_level()).item()


@pytest.mark.parametrize(
    ("text", "number"),
    [(NPI, NPI), (f"{NPI}.0", NPI), ("0000000000", ""), ("123", ""), ("N0TAPPLICA", ""), ("", "")],
)
def test_what_is_not_ten_digits_is_no_number(text, number):
    assert pl.DataFrame({"npi": [text]}).select(npi(pl.col("npi"))).item() == number


@pytest.mark.parametrize("number", [NPI, OTHER_NPI, "1234567890", "3234567893", "1730405612"])
def test_the_check_digit_is_that_of_the_core(number):
    here = pl.DataFrame({"npi": [number]}).select(npi_is_valid(pl.col("npi"))).item()
    assert here == valid_by_core(number)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (NPI, NPI, "same"),
        (NPI, OTHER_NPI, "differ"),
        (NPI, "1234657893", "typing error"),
        (NPI, "1234567890", "typing error"),
        (NPI, "1730405612", "missing"),
        (NPI, "", "missing"),
    ],
)
def test_a_number_that_fails_its_check_digit_never_contradicts(one, other, expected):
    assert level(one, other) == expected
    assert level(other, one) == expected


def test_licences_agree_without_prefix_and_zeros_within_a_state():
    rows = pl.DataFrame(
        {"no": ["MD-004711", "4711", "47", "4711"], "state": ["IA", "ia", "IA", ""]}
    )
    assert rows.select(licence(pl.col("no"), pl.col("state"))).to_series().to_list() == [
        "IA 4711", "IA 4711", "", "",
    ]  # fmt: skip


def test_a_upin_is_a_letter_and_five_digits():
    rows = pl.DataFrame({"upin": ["a12345", "12345", " "]})
    assert rows.select(upin(pl.col("upin"))).to_series().to_list() == ["A12345", "", ""]
