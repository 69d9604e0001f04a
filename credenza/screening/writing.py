"""What was found, as a file: CSV, XLSX or Parquet by its name. A file is replaced whole or not."""

import os
import tempfile
from pathlib import Path

import polars as pl

from credenza.formats.tables.inert import quote
from credenza.formats.tables.writing import write_xlsx
from credenza.screening.reading import NotScreened

KINDS = (".csv", ".xlsx", ".parquet")


def refuse_unwritable(out: Path) -> None:
    """Raise NotScreened for a file that could not be written, before any work is done."""
    if out.suffix.lower() not in KINDS:
        raise NotScreened(f"{out.name} must end in {', '.join(KINDS)}.")
    if not os.access(out.parent, os.W_OK):
        raise NotScreened(f"The folder {out.parent} is not there or not to be written in.")


def write_matches(found: pl.DataFrame, out: Path) -> None:
    """Write the frame to ``out``, first beside it, so that no half file ever has its name."""
    kind = out.suffix.lower()
    with tempfile.NamedTemporaryFile(dir=out.parent, suffix=kind, delete=False) as beside:
        if kind == ".parquet":
            found.write_parquet(beside)
        elif kind == ".xlsx":
            write_xlsx(beside, found.columns, found.iter_rows())
        else:
            _inert(found).write_csv(beside)
    Path(beside.name).replace(out)


def _inert(found: pl.DataFrame) -> pl.DataFrame:
    """Without text that a spreadsheet program would run as a formula. CSV is written for scripts:
    no byte order mark, quotes only where they are needed."""
    ids = pl.col("roster_id", "list", "entry_id")
    return found.with_columns(ids.map_elements(quote, return_dtype=pl.String))
