"""People frames become comparable values."""

import polars as pl
import pytest

from credenza.screening.records import former_names, prepare, settle
from tests.screening.people import ADAMS, NPI, frame


def prepared(**fields: str) -> dict:
    return prepare(frame(ADAMS | fields)).row(0, named=True)


def test_titles_degrees_and_suffixes_go_and_the_suffix_is_kept():
    row = prepared(family="Adamczyk-Holloway Jr., M.D.", given="Dr. Theodora", suffix="")
    assert (row["family"], row["given"], row["suffix"]) == ("ADAMCZYK HOLLOWAY", "THEODORA", "JR")


def test_the_suffix_of_its_own_column_counts_first():
    assert prepared(family="Adamczyk III", suffix="Jr")["suffix"] == "JR"


def test_a_row_without_a_family_name_is_left_out_and_the_others_keep_their_numbers():
    rows = prepare(frame({"id": "E1", "npi": NPI}, ADAMS))
    assert rows["row"].to_list() == [1]


def test_missing_columns_are_empty():
    row = prepare(pl.DataFrame({"id": ["R1"], "family": ["Adams"]})).row(0, named=True)
    assert (row["given"], row["npi"], row["year"]) == ("", "", 0)


@pytest.mark.parametrize(
    ("sex", "letter"), [("Female", "F"), ("m", "M"), ("U", ""), ("", ""), ("0", "")]
)
def test_a_sex_is_a_letter_or_unsaid(sex, letter):
    assert settle(prepare(frame(ADAMS | {"sex": sex})))["sex"].item() == letter


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Hodges, Tammy Diane", [("HODGES", "TAMMY", "DIANE")]),
        ("Hodges", [("HODGES", "THEODORA", "LOUISE")]),
        ("Tammy Diane Hodges", [("HODGES", "TAMMY", "DIANE")]),
        ("Hodges, Tammy; Cole", [("HODGES", "TAMMY", "LOUISE"), ("COLE", "THEODORA", "LOUISE")]),
        ("Hodges, Tammy | Cole, T", [("HODGES", "TAMMY", "LOUISE"), ("COLE", "T", "LOUISE")]),
        (" ; ,", []),
        ("", []),
    ],
)
def test_other_names_are_read_as_they_are_written(written, names):
    rows = former_names(prepare(frame(ADAMS | {"other_names": written})))
    assert rows.select("family", "given", "middle").rows() == names
