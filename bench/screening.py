"""How well and how fast a roster is screened against a list.

    python bench/screening.py [FOLDER …] [--rounds 3]

Accuracy on invented folders of two mixes made for the run (``screening_rows``) and on labelled
folders that are named (``screening_files``). Speed against 80,000 and 320,000 rows, and for the
150 new rows of a night; every measurement runs in a process of its own, so that memory is its
own, and the best of the rounds counts. Reading the files is part of the time.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import polars as pl

from bench.screening_files import PAIR, frames, pairs_of
from bench.screening_rows import Dice, make, write
from credenza.screening.bands import BANDS
from credenza.screening.match import match

SEEDS = {"plain": 501, "hard": 502}
SIZES = [(10_000, 80_000), (10_000, 320_000), (10_000, 150)]


def main() -> None:
    """Measure and print."""
    options = _options()
    if options.task:
        _timed(options.task)
        return
    with tempfile.TemporaryDirectory(prefix="bench-screening-") as home:
        for mix, seed in SEEDS.items():
            _make(Path(home) / mix, seed, mix == "hard", 10_000, 80_000)
        for folder in [*(Path(home) / mix for mix in SEEDS), *options.folders]:
            _accuracy(folder)
        for roster, listed in SIZES:
            folder = Path(home) / f"{listed}"
            _make(folder, 7, False, roster, listed)
            _speed(folder, roster, listed, options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--task", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _make(folder: Path, seed: int, hard: bool, roster: int, listed: int) -> None:
    write(make(seed, hard, roster, listed), folder, Dice(seed + 1))


def _accuracy(folder: Path) -> None:
    truth = pairs_of(folder, "truth").select(*PAIR, true=True)
    found = match(*frames(folder)).rename({"entry_id": "leie_id"})
    told = found.join(truth, on=PAIR, how="left").with_columns(pl.col("true").fill_null(False))
    best, average = _best_and_average(told, len(truth))
    print(f"{folder.name}: best F1 {best:.3f}, average precision {average:.3f}")
    related = pl.concat([truth["roster_id"], pairs_of(folder, "hard_negatives")["roster_id"]])
    for at, band in enumerate(BANDS, start=1):
        above = told.filter(pl.col("band").is_in(BANDS[:at]))
        true = above["true"].sum()
        strangers = above.filter(~pl.col("roster_id").is_in(related.implode()))["roster_id"]
        print(
            f"  {band} and above: {len(above):,} pairs, precision {true / max(1, len(above)):.3f}, "
            f"recall {true / len(truth):.3f}, {strangers.n_unique():,} unrelated practitioners"
        )


def _best_and_average(told: pl.DataFrame, truths: int) -> tuple[float, float]:
    """The best F1 over all thresholds, and the average precision; pairs of one score count
    together."""
    steps = (
        told.group_by("score").agg(pl.col("true").sum(), pl.len()).sort("score", descending=True)
    )
    true, every = steps["true"].cum_sum().to_numpy(), steps["len"].cum_sum().to_numpy()
    f1 = 2 * true / (every + truths)
    return float(f1.max()), float((true / every * np.diff(true, prepend=0)).sum() / truths)


def _speed(folder: Path, roster: int, listed: int, rounds: int) -> None:
    command = [sys.executable, __file__, "--task", str(folder)]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(rounds)
    ]
    best = min(runs, key=lambda run: run["seconds"])
    print(
        f"{roster:,} x {listed:,}: {best['seconds']:.2f} s, {best['cpu']:.2f} CPU s, "
        f"{best['megabytes']:.0f} MB at most"
    )


def _timed(folder: Path) -> None:
    import resource

    began, cpu = time.perf_counter(), time.process_time()
    match(*frames(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "cpu": time.process_time() - cpu, "megabytes": peak}))


if __name__ == "__main__":
    main()
