"""Labelled folders of the screening benchmark.

A folder holds roster.csv, leie.csv (or leie.csv.gz), truth.csv (roster_id, leie_id, kinds,
evidence) and, where there are any, ambiguous.csv and hard_negatives.csv (roster_id, leie_id).
"""

import gzip
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from credenza.screening.reading import read_list_file, read_roster

PAIR = ["roster_id", "leie_id"]


def frames(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The roster and the list of a folder as people frames, read as the command reads them."""
    with plain_copy(folder) as files:
        return read_roster(files / "roster.csv"), read_list_file(files / "leie.csv", "leie").people


@contextmanager
def plain_copy(folder: Path) -> Iterator[Path]:
    """A folder with roster.csv and an unpacked leie.csv: the folder itself where it has one."""
    if (folder / "leie.csv").exists():
        yield folder
        return
    with tempfile.TemporaryDirectory() as home:
        files = Path(home)
        shutil.copy(folder / "roster.csv", files)
        (files / "leie.csv").write_bytes(gzip.decompress((folder / "leie.csv.gz").read_bytes()))
        yield files


def pairs_of(folder: Path, name: str) -> pl.DataFrame:
    """The pairs of truth, ambiguous or hard_negatives; empty when there is no such file."""
    file = folder / f"{name}.csv"
    if not file.exists():
        return pl.DataFrame(schema=dict.fromkeys(PAIR, pl.String))
    return pl.read_csv(file, infer_schema=False)
