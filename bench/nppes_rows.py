"""Invented rows of the NPPES monthly file, made by the column so that millions take seconds.

Widths, fill rates and the share of organisations follow what 2,000 public rows showed: about
1.2 kB a row, a third of the people without a middle name, one in five with a second taxonomy.
No row describes anybody.
"""

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

SAMPLE = Path(__file__).parents[1] / "credenza/sources/catalog/nppes/sample.csv"
ROWS_AT_A_TIME = 50_000
STATES = np.array("OH CA TX NY FL PA IL MI GA NC NJ VA WA MA AZ TN IN MO MD WI CT RI".split())
TAXONOMIES = np.array("207R00000X 207RC0000X 207Q00000X 208000000X 363L00000X 1223G0001X".split())
SYLLABLES = np.array("ba be bi bor can da den fer ga hol in ka lor ma nel o per quin ro sa".split())


def header() -> list[str]:
    """The 330 column names of the true layout."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def check_digits(first_nine: np.ndarray) -> np.ndarray:
    """The NPI check digit of each nine-digit number (Luhn over 80840 and the number)."""
    total = np.full(first_nine.shape, 24)
    for place in range(9):
        digit = first_nine // 10**place % 10
        doubled = digit * 2
        total += (doubled - 9 * (doubled > 9)) if place % 2 == 0 else digit
    return -total % 10


def npis(start: int, count: int) -> np.ndarray:
    """`count` different valid NPIs, out of order as in the true file."""
    nine = 100_000_000 + np.arange(start, start + count) * 61_803_399 % 100_000_000
    return nine * 10 + check_digits(nine)


def surnames(rng: np.random.Generator, count: int) -> np.ndarray:
    """Surnames as unequally common as real ones: about 60,000 of them, the first at 0.9 %."""
    rank = np.minimum(rng.zipf(1.25, count), 10**6) % 60_000
    return spelled(rank + 400, 4)


def spelled(numbers: np.ndarray, syllables: int) -> np.ndarray:
    """Each number as an upper-case word of up to `syllables` syllables."""
    word = np.full(numbers.shape, "")
    for place in range(syllables):
        part = numbers // 20**place
        word = np.char.add(word, np.where(part > 0, SYLLABLES[part % 20], ""))
    return np.char.upper(word)


def frame(start: int, count: int) -> pl.DataFrame:
    """`count` rows beginning with row `start`; the same rows for the same arguments."""
    rng = np.random.default_rng(start)
    columns = header()
    filled = {**_identity(rng, start, count), **_addresses(rng, count), **_numbers(rng, count)}
    return pl.DataFrame({name: filled.get(name, pl.lit("")) for name in ()}).with_columns() if not columns else (
        pl.DataFrame(filled).with_columns(pl.lit("").alias(n) for n in columns if n not in filled).select(columns)
    )


def _sometimes(rng: np.random.Generator, values: np.ndarray, share: float) -> np.ndarray:
    return np.where(rng.random(values.shape) < share, values, "")


def _identity(rng: np.random.Generator, start: int, count: int) -> dict[str, np.ndarray]:
    last, first = surnames(rng, count), spelled(rng.integers(20, 1500, count), 3)
    person = rng.random(count) < 0.78
    former = _sometimes(rng, surnames(rng, count), 0.036)
    return {
        "NPI": npis(start, count).astype(str),
        "Entity Type Code": np.where(person, "1", "2"),
        "Employer Identification Number (EIN)": np.where(person, "", "<UNAVAIL>"),
        "Provider Organization Name (Legal Business Name)": np.where(
            person, "", np.char.add(last, " MEDICAL GROUP, INC.")
        ),
        "Provider Last Name (Legal Name)": np.where(person, last, ""),
        "Provider First Name": np.where(person, first, ""),
        "Provider Middle Name": _sometimes(rng, np.where(person, "M", ""), 0.72),
        "Provider Name Prefix Text": _sometimes(rng, np.where(person, "DR.", ""), 0.45),
        "Provider Credential Text": np.where(person, rng.choice(["MD", "M.D.", "APRN"], count), ""),
        "Provider Other Last Name": np.where(person, former, ""),
        "Provider Other First Name": np.where(person & (former != ""), first, ""),
        "Provider Other Last Name Type Code": np.where(person & (former != ""), "1", ""),
        "Provider Enumeration Date": _days(rng, count),
        "Last Update Date": _days(rng, count),
        "NPI Deactivation Date": _sometimes(rng, _days(rng, count), 0.015),
        "Provider Sex Code": np.where(person, rng.choice(["F", "M"], count), ""),
        "Is Sole Proprietor": np.where(person, rng.choice(["N", "Y", "X"], count), ""),
    }


def _days(rng: np.random.Generator, count: int) -> np.ndarray:
    day = np.datetime64("2005-05-23") + rng.integers(0, 7000, count).astype("timedelta64[D]")
    return pl.Series(day).dt.strftime("%m/%d/%Y").to_numpy()


def _addresses(rng: np.random.Generator, count: int) -> dict[str, np.ndarray]:
    filled = {}
    for kind in ("Mailing", "Practice Location"):
        street = np.char.add(rng.integers(1, 9999, count).astype(str), " FARMINGTON AVE")
        filled |= {
            f"Provider First Line Business {kind} Address": street,
            f"Provider Second Line Business {kind} Address": _sometimes(
                rng, np.char.add("SUITE ", rng.integers(1, 900, count).astype(str)), 0.44
            ),
            f"Provider Business {kind} Address City Name": spelled(rng.integers(400, 8000, count), 4),
            f"Provider Business {kind} Address State Name": _states(rng, count),
            f"Provider Business {kind} Address Postal Code": _digits(rng, count, 9),
            f"Provider Business {kind} Address Country Code (If outside U.S.)": np.full(count, "US"),
            f"Provider Business {kind} Address Telephone Number": _digits(rng, count, 10),
            f"Provider Business {kind} Address Fax Number": _sometimes(rng, _digits(rng, count, 10), 0.8),
        }
    return filled


def _states(rng: np.random.Generator, count: int) -> np.ndarray:
    return STATES[np.minimum(rng.geometric(0.1, count) - 1, len(STATES) - 1)]


def _digits(rng: np.random.Generator, count: int, width: int) -> np.ndarray:
    return rng.integers(10 ** (width - 1), 10**width, count).astype(str)


def _numbers(rng: np.random.Generator, count: int) -> dict[str, np.ndarray]:
    """Taxonomies with their licences, and other payers' identifiers."""
    filled = {}
    how_many = rng.geometric(0.8, count)
    for n in range(1, 6):
        held = how_many >= n
        filled |= {
            f"Healthcare Provider Taxonomy Code_{n}": np.where(held, rng.choice(TAXONOMIES, count), ""),
            f"Provider License Number_{n}": np.where(held, _digits(rng, count, 7), ""),
            f"Provider License Number State Code_{n}": np.where(held, _states(rng, count), ""),
            f"Healthcare Provider Primary Taxonomy Switch_{n}": np.where(held, "Y" if n == 1 else "N", ""),
        }
    how_many = rng.geometric(0.4, count) - 1
    for n in range(1, 13):
        held = how_many >= n
        filled |= {
            f"Other Provider Identifier_{n}": np.where(held, _digits(rng, count, 9), ""),
            f"Other Provider Identifier Type Code_{n}": np.where(held, "05", ""),
            f"Other Provider Identifier State_{n}": np.where(held, _states(rng, count), ""),
        }
    return filled


def blocks(rows: int) -> Iterator[bytes]:
    """The file's bytes, some tens of megabytes at a time, the header first."""
    for start in range(0, rows, ROWS_AT_A_TIME):
        part = frame(start, min(ROWS_AT_A_TIME, rows - start))
        yield part.write_csv(quote_style="always", include_header=start == 0).encode()


def write(path: Path, rows: int) -> None:
    """Write the file: plain, or inside a ZIP when `path` ends in .zip."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            with archive.open("npidata_pfile_20260101-20260131.csv", "w", force_zip64=True) as out:
                out.writelines(blocks(rows))
    else:
        with path.open("wb") as out:
            out.writelines(blocks(rows))
