"""Monthly files made for the tests out of the invented sample."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from credenza.core.identifiers import npi_is_valid
from credenza.sources.scan import CATALOG

SAMPLE = CATALOG / "nppes" / "sample.csv"
SHARED = Path(__file__).parents[4] / "shared" / "data"
CSV_NAME = "npidata_pfile_20050523-20260111.csv"


def sample_rows() -> list[dict[str, str]]:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def npi(number: int) -> str:
    """The number-th NPI of the block that tests use."""
    nine = f"{100_000_500 + number}"
    return next(nine + digit for digit in "0123456789" if npi_is_valid(nine + digit))


def person(number: int, **values: str) -> dict[str, str]:
    """The first of the sample's people with another NPI and, by column, other values."""
    return {**sample_rows()[0], "NPI": npi(number), **values}


def text_of(rows: list[dict[str, str]], *, quoting: int = csv.QUOTE_ALL, end: str = "\n") -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), quoting=quoting, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(folder: Path, rows: list[dict[str, str]], **options: object) -> Path:
    path = folder / CSV_NAME
    path.write_bytes(text_of(rows, **options).encode())
    return path


def zipped(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "NPPES_Data_Dissemination_January_2026.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the public registry rows are not here (shared/data/{name})")
    return path
