"""Invented rows of the NPPES monthly file, made by the column so that millions take minutes.

Widths, fill rates and the share of organisations follow what public rows showed: about 1.2 kB
a row, a quarter of the people without a middle name, one in five with a second taxonomy. No
row describes anybody.
"""

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from credenza.sources.scan import CATALOG

ROWS_AT_A_TIME = 50_000
CSV_NAME = "npidata_pfile_20050523-20260131.csv"
SURNAMES = 60_000
# fmt: off
STATES = ["OH", "CA", "TX", "NY", "FL", "PA", "IL", "MI", "GA", "NC", "NJ", "VA", "WA", "MA", "AZ"]
TAXONOMIES = ["207R00000X", "207RC0000X", "207Q00000X", "208000000X", "363L00000X", "1223G0001X"]
SYLLABLES = ["BA", "BE", "BI", "BOR", "CAN", "DA", "DEN", "FER", "GA", "HOL", "IN", "KA", "LOR",
             "MA", "NEL", "O", "PER", "QUIN", "RO", "SA"]
# fmt: on


def spelled(number: int) -> str:
    """A number as an upper-case word."""
    word = ""
    while number:
        number, part = divmod(number, len(SYLLABLES))
        word += SYLLABLES[part]
    return word


WORDS = pl.Series([spelled(number + 400) for number in range(SURNAMES)])
DAYS = pl.Series(np.datetime64("2005-05-23") + np.arange(7000)).dt.strftime("%m/%d/%Y")


def header() -> list[str]:
    """The 330 column names of the true layout."""
    with (CATALOG / "nppes" / "sample.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def npis(start: int, count: int) -> np.ndarray:
    """``count`` different valid NPIs, out of order as in the true file."""
    nine = 100_000_000 + np.arange(start, start + count) * 61_803_399 % 100_000_000
    total = np.full(count, 24)
    for place in range(9):
        digit = nine // 10**place % 10 * (2 - place % 2)
        total += digit - 9 * (digit > 9)
    return nine * 10 - total % -10


class Rows:
    """Some rows of the file, the same for the same arguments."""

    def __init__(self, start: int, count: int):
        self.random = np.random.default_rng(start)
        self.count = count
        self.npi = pl.Series(npis(start, count)).cast(pl.String)
        self.is_person = pl.Series(self.random.random(count) < 0.78)

    def frame(self) -> pl.DataFrame:
        """All 330 columns."""
        filled = {**self._person(), **self._addresses(), **self._taxonomies(), **self._others()}
        empty = [pl.lit("").alias(name) for name in header() if name not in filled]
        return pl.DataFrame(filled).with_columns(empty).select(header())

    def _pick(self, values: list[str] | pl.Series) -> pl.Series:
        values = pl.Series(values)
        return values.gather(self.random.integers(0, len(values), self.count))

    def _surname(self) -> pl.Series:
        """As unequally common as real ones: the first is some 1 % of all."""
        spread = SURNAMES ** (0.22 + 0.78 * self.random.random(self.count))
        return WORDS.gather(spread.astype(int) % SURNAMES)

    def _digits(self, width: int) -> pl.Series:
        numbers = self.random.integers(10 ** (width - 1), 10**width, self.count)
        return pl.Series(numbers).cast(pl.String)

    def _some(self, values: pl.Series | str, share: float) -> pl.Series:
        return self._where(pl.Series(self.random.random(self.count) < share), values)

    def _where(self, mask: pl.Series, values: pl.Series | str) -> pl.Series:
        if isinstance(values, str):
            values = pl.repeat(values, self.count, eager=True)
        return values.zip_with(mask, pl.repeat("", self.count, eager=True))

    def _person(self) -> dict[str, pl.Series]:
        last, first = self._surname(), self._pick(WORDS.head(1500))
        person = lambda values: self._where(self.is_person, values)  # noqa: E731
        former = person(self._some(self._surname(), 0.036))
        return {
            "NPI": self.npi,
            "Entity Type Code": self._pick(["1"]).zip_with(self.is_person, self._pick(["2"])),
            "Provider Organization Name (Legal Business Name)": self._where(
                ~self.is_person, last + " MEDICAL GROUP, INC."
            ),
            "Provider Last Name (Legal Name)": person(last),
            "Provider First Name": person(first),
            "Provider Middle Name": person(self._some(self._pick(WORDS.head(500)), 0.72)),
            "Provider Name Prefix Text": person(self._some("DR.", 0.45)),
            "Provider Credential Text": person(self._pick(["MD", "M.D.", "APRN"])),
            "Provider Other Last Name": former,
            "Provider Other First Name": self._where(former != "", first),
            "Provider Other Last Name Type Code": self._where(former != "", "1"),
            "Provider Enumeration Date": self._pick(DAYS),
            "Last Update Date": self._pick(DAYS),
            "NPI Deactivation Date": self._some(self._pick(DAYS), 0.015),
            "Provider Sex Code": person(self._pick(["F", "M"])),
            "Is Sole Proprietor": person(self._pick(["N", "Y", "X"])),
        }

    def _addresses(self) -> dict[str, pl.Series]:
        filled = {}
        for kind in ("Mailing", "Practice Location"):
            business = f"Business {kind} Address"
            filled |= {
                f"Provider First Line {business}": self._digits(4) + " FARMINGTON AVE",
                f"Provider Second Line {business}": self._some("SUITE " + self._digits(3), 0.44),
                f"Provider {business} City Name": self._pick(WORDS.head(8000)),
                f"Provider {business} State Name": self._pick(STATES),
                f"Provider {business} Postal Code": self._digits(9),
                f"Provider {business} Country Code (If outside U.S.)": self._pick(["US"]),
                f"Provider {business} Telephone Number": self._digits(10),
                f"Provider {business} Fax Number": self._some(self._digits(10), 0.8),
            }
        return filled

    def _taxonomies(self) -> dict[str, pl.Series]:
        filled = {}
        held = pl.Series(self.random.geometric(0.8, self.count))
        for n in range(1, 6):
            is_held = held >= n
            switch = "Y" if n == 1 else "N"
            filled |= {
                f"Healthcare Provider Taxonomy Code_{n}": self._where(
                    is_held, self._pick(TAXONOMIES)
                ),
                f"Provider License Number_{n}": self._where(is_held, self._digits(7)),
                f"Provider License Number State Code_{n}": self._where(is_held, self._pick(STATES)),
                f"Healthcare Provider Primary Taxonomy Switch_{n}": self._where(is_held, switch),
            }
        return filled

    def _others(self) -> dict[str, pl.Series]:
        filled = {}
        held = pl.Series(self.random.geometric(0.4, self.count) - 1)
        for n in range(1, 13):
            is_held = held >= n
            filled |= {
                f"Other Provider Identifier_{n}": self._where(is_held, self._digits(9)),
                f"Other Provider Identifier Type Code_{n}": self._where(is_held, "05"),
                f"Other Provider Identifier State_{n}": self._where(is_held, self._pick(STATES)),
            }
        return filled


def blocks(rows: int) -> Iterator[bytes]:
    """The file's bytes, some sixty megabytes at a time, the header first."""
    for start in range(0, rows, ROWS_AT_A_TIME):
        part = Rows(start, min(ROWS_AT_A_TIME, rows - start)).frame()
        yield part.write_csv(quote_style="always", include_header=start == 0).encode()


def write_plain(path: Path, rows: int) -> None:
    """Write the CSV itself."""
    with path.open("wb") as out:
        out.writelines(blocks(rows))


def write_zip(path: Path, rows: int) -> None:
    """Write the CSV inside a ZIP, as it is published."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(CSV_NAME, "w", force_zip64=True) as out,
    ):
        out.writelines(blocks(rows))
