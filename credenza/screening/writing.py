"""What was found, as a file: CSV, XLSX or Parquet by its name. A file is replaced whole or not."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import polars as pl

from credenza.formats.tables import write_xlsx
from credenza.formats.tables.inert import quote
from credenza.screening.reading import NotScreened


def refuse_unwritable(out: Path) -> None:
    """Raise NotScreened for a file that could not be written, before any work is done."""
    if out.suffix.lower() not in _WRITERS:
        raise NotScreened(f"{out.name} must end in {', '.join(_WRITERS)}.")
    if not os.access(out.parent, os.W_OK):
        raise NotScreened(f"The folder {out.parent} is not there or not to be written in.")


def write_matches(found: pl.DataFrame, out: Path) -> None:
    """Write the frame to ``out``, first beside it, so that no half file ever has its name."""
    beside = out.with_name(f".{out.name}.part")
    try:
        with beside.open("wb") as file:
            _WRITERS[out.suffix.lower()](found, file)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def _write_csv(found: pl.DataFrame, file: BinaryIO) -> None:
    """For scripts: no byte order mark, quotes only where they are needed; without text that a
    spreadsheet program would run as a formula."""
    ids = pl.col("roster_id", "list", "entry_id")
    found.with_columns(ids.map_elements(quote, return_dtype=pl.String)).write_csv(file)


def _write_xlsx(found: pl.DataFrame, file: BinaryIO) -> None:
    write_xlsx(file, found.columns, found.iter_rows(), sheet="Matches")


def _write_parquet(found: pl.DataFrame, file: BinaryIO) -> None:
    found.write_parquet(file)


_WRITERS: dict[str, Callable[[pl.DataFrame, BinaryIO], None]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
}
