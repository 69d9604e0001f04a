"""How well what screening found agrees with the truth of a labelled folder."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from bench.screening_files import PAIR, pairs_of
from credenza.screening.bands import BANDS


@dataclass(frozen=True)
class BandFigures:
    """Everything in a band and above: pairs, precision, recall, and how many of 1,000 unrelated
    practitioners (on no list, resembling nobody by design) are shown."""

    band: str
    pairs: int
    precision: float
    recall: float
    unrelated: float


@dataclass(frozen=True)
class Figures:
    """The best F1 over all thresholds, the average precision, and the bands."""

    best_f1: float
    average_precision: float
    bands: tuple[BandFigures, ...] = ()


def judge(found: pl.DataFrame, folder: Path, practitioners: int) -> Figures:
    """Judge pairs ``roster_id``, ``entry_id``, ``score`` and, where there is one, ``band``."""
    truth = pairs_of(folder, "truth").select(*PAIR, true=True)
    renamed = found.rename({"entry_id": "leie_id"})
    told = renamed.join(truth, on=PAIR, how="left").with_columns(pl.col("true").fill_null(False))
    f1, average = best_and_average(told, len(truth))
    if "band" not in told.columns:
        return Figures(f1, average)
    related = pl.concat([truth["roster_id"], pairs_of(folder, "hard_negatives")["roster_id"]])
    bands = tuple(_band(told, at, len(truth), related, practitioners) for at in range(len(BANDS)))
    return Figures(f1, average, bands)


def _band(told, at: int, truths: int, related: pl.Series, practitioners: int) -> BandFigures:
    above = told.filter(pl.col("band").is_in(BANDS[: at + 1]))
    true = above["true"].sum()
    strangers = above.filter(~pl.col("roster_id").is_in(related.implode()))["roster_id"].n_unique()
    unrelated = 1000 * strangers / (practitioners - related.n_unique())
    return BandFigures(BANDS[at], len(above), true / max(1, len(above)), true / truths, unrelated)


def best_and_average(told: pl.DataFrame, truths: int) -> tuple[float, float]:
    """The best F1 over all thresholds and the average precision of ``score`` and ``true``; pairs
    of one score count together."""
    steps = (
        told.group_by("score").agg(pl.col("true").sum(), pl.len()).sort("score", descending=True)
    )
    true, every = steps["true"].cum_sum().to_numpy(), steps["len"].cum_sum().to_numpy()
    f1 = 2 * true / (every + truths)
    return float(f1.max()), float((true / every * np.diff(true, prepend=0)).sum() / truths)
