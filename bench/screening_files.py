"""Labelled folders of the screening benchmark: their columns and how a scored list is judged.

A folder holds roster.csv, leie.csv (or leie.csv.gz), truth.csv (roster_id, leie_id, kinds,
evidence) and, where there are any, ambiguous.csv and hard_negatives.csv (roster_id, leie_id).
"""

import gzip
from pathlib import Path

import polars as pl

from credenza.screening.reading import people_frame

PAIR = ["roster_id", "leie_id"]


def frames(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The roster and the list of a folder as people frames."""
    packed = folder / "leie.csv.gz"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else None
    listed = data or (folder / "leie.csv").read_bytes()
    return tuple(
        people_frame(pl.read_csv(source, infer_schema=False), name)
        for source, name in ((folder / "roster.csv", "roster"), (listed, "leie"))
    )


def pairs_of(folder: Path, name: str) -> pl.DataFrame:
    """The pairs of truth, ambiguous or hard_negatives; empty when there is no such file."""
    file = folder / f"{name}.csv"
    if not file.exists():
        return pl.DataFrame(schema=dict.fromkeys(PAIR, pl.String))
    return pl.read_csv(file, infer_schema=False)
