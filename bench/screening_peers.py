"""The peers of the screening benchmark, each run by a Python that has them installed."""

import tempfile
from pathlib import Path

import polars as pl

from bench.screening_timing import Timing, timing_of

_HERE = Path(__file__).parent
PEERS = {
    "nomenklatura logic-v2": _HERE / "screening_nomenklatura.py",
    "Splink": _HERE / "screening_splink.py",
}


def run_peer(peer: str, files: Path, python: Path) -> tuple[pl.DataFrame, Timing]:
    """The pairs that a peer scored (``roster_id``, ``entry_id``, ``score``), and what it took from
    reading the files to the last score; starting Python and importing do not count."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as out:
        timing = timing_of([str(python), str(PEERS[peer]), str(files), out.name])
        types = {"roster_id": pl.String, "entry_id": pl.String, "score": pl.Float64}
        return pl.read_csv(out.name, schema=types), timing
