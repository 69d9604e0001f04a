"""Recall on pairs of rows that public lists print of one person: they share an NPI.

The rows are real people's and are not in this repository; without them there is nothing to test.
"""

from pathlib import Path

import polars as pl
import pytest

from credenza.screening.bands import BANDS, CONFIRMED, LIKELY, POSSIBLE
from credenza.screening.match import match

PAIRS = Path(__file__).parents[3] / "shared" / "data" / "derived"


def pairs(name: str) -> pl.DataFrame:
    file = PAIRS / name
    if not file.exists():
        pytest.skip(f"{name} is not beside this repository")
    read = pl.read_csv(file, infer_schema=False).unique("npi", maintain_order=True)
    return read.fill_null("").with_columns(id=pl.col("npi"))


def exclusions(npi: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
    read = pairs("real_exclusion_pairs_same_npi.csv")
    return tuple(
        read.select(
            "id",
            family=f"last_{side}",
            given=f"first_{side}",
            middle=f"mid_{side}",
            born_on=f"dob_{side}",
            npi=pl.col("npi") if npi else pl.lit(""),
        )
        for side in "ab"
    )


def federal() -> tuple[pl.DataFrame, pl.DataFrame]:
    """The NPPES and the Medicare directory, without their NPIs."""
    read = pairs("real_nppes_vs_dac_2026_same_npi.csv")
    nppes = read.select(
        "id",
        family="nppes_last",
        given="nppes_first",
        middle="nppes_mid",
        suffix="nppes_suffix",
        sex="nppes_sex",
        other_names=pl.format("{}, {}", "nppes_other_last", "nppes_other_first"),
        profession="nppes_cred",
    )
    directory = read.select(
        "id",
        family="dac_last",
        given="dac_first",
        middle="dac_mid",
        suffix="dac_suff",
        sex="dac_gndr",
        profession="dac_cred",
    )
    return nppes, directory


def recall(sides: tuple[pl.DataFrame, pl.DataFrame], band: str) -> float:
    """The share of people found in a band or above."""
    above = pl.col("band").is_in(BANDS[: BANDS.index(band) + 1])
    same = match(*sides).filter(above, pl.col("roster_id") == pl.col("entry_id"))
    return same.height / sides[0].height


def test_everybody_is_alerted_by_the_npi():
    sides = exclusions(npi=True)
    assert recall(sides, LIKELY) == 1
    assert recall(sides, CONFIRMED) > 0.97


@pytest.mark.parametrize(("band", "least"), [(LIKELY, 0.80), (POSSIBLE, 0.99)])
def test_names_and_the_few_birth_dates_find_nearly_all_without_it(band, least):
    assert recall(exclusions(npi=False), band) >= least


@pytest.mark.parametrize(("band", "least"), [(LIKELY, 0.90), (POSSIBLE, 0.99)])
def test_clinicians_are_found_from_one_federal_file_in_another(band, least):
    assert recall(federal(), band) >= least
