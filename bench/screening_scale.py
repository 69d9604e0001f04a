"""How screening grows to the practitioners of a whole state, on a Dask cluster of this machine.

    python bench/screening_scale.py [--practitioners 25000 100000 1000000] [--workers 2]

Each roster is screened against 80,000 rows in parts, as ``credenza screen --cluster`` does it. The
roster is one invented roster of 50,000 over and over with other ids, birth dates and NPIs, so names
repeat as much as they do in life, or more.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["POLARS_MAX_THREADS"] = "1"  # each worker has one processor

import polars as pl
from distributed import Client, LocalCluster

from bench.screening_files import frames
from bench.screening_people import Dice
from bench.screening_rows import make, write
from bench.screening_timing import most_megabytes
from credenza.screening.scale import match_on

ONCE, LISTED = 50_000, 80_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--practitioners", nargs="+", type=int, default=[25_000, 100_000, 10**6])
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-screening-") as home:
        write(make(3, "plain", ONCE, LISTED), Path(home), Dice(4))
        once, listed = frames(Path(home))
    local = LocalCluster(n_workers=options.workers, threads_per_worker=1, dashboard_address=None)
    with local, Client(local) as cluster:
        for practitioners in options.practitioners:
            _measure(cluster, _repeated(once, practitioners), listed)


def _measure(cluster: Client, roster: pl.DataFrame, listed: pl.DataFrame) -> None:
    used, began = sum(cluster.run(time.process_time).values()), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="bench-screening-") as shared:
        found = match_on(cluster, roster, listed, Path(shared))
    seconds = time.perf_counter() - began
    processors = sum(cluster.run(time.process_time).values()) - used
    most = max(cluster.run(most_megabytes).values())
    print(
        f"{len(roster):,} x {len(listed):,}: {seconds:.1f} s, {processors:.0f} s of processors, "
        f"{most:.0f} MB at most in a worker, {len(found):,} pairs told, "
        f"load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def _repeated(once: pl.DataFrame, practitioners: int) -> pl.DataFrame:
    """The roster until there are so many; only the first round keeps birth dates and NPIs."""
    times = -(-practitioners // len(once))
    rounds = [_round(once, number) for number in range(times)]
    return pl.concat(rounds).head(practitioners)


def _round(once: pl.DataFrame, number: int) -> pl.DataFrame:
    if number == 0:
        return once
    later = pl.col("born_on").str.to_date() + pl.duration(days=number * 97)
    return once.with_columns(
        pl.format("{}-{}", "id", pl.lit(number)).alias("id"),
        later.dt.to_string("%Y-%m-%d").alias("born_on"),
        npi=pl.lit(""),
    )


if __name__ == "__main__":
    main()
