"""How well and how fast a roster is screened against a list, beside the peers.

    python bench/screening.py [FOLDER …] [--mixes plain hard …] [--rounds 3] [--peers PYTHON]

Accuracy on an invented folder of each mix, made for the run (``screening_rows``), and on labelled
folders that are named (``screening_files``). ``PYTHON`` is an interpreter with the peers
installed (``pip install nomenklatura splink``): they get the same files in the same run. Then
speed against 80,000 and 320,000 rows, and for the 150 new rows of a night; every measurement runs
in a process of its own and the best of the rounds counts. Reading the files is part of the time.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.screening_errors import MIXES
from bench.screening_files import frames, plain_copy
from bench.screening_judging import Figures, judge
from bench.screening_peers import PEERS, run_peer
from bench.screening_people import Dice
from bench.screening_rows import make, write
from bench.screening_timing import timed
from credenza.screening.match import match

SEED = 9_001
SIZES = [(10_000, 80_000), (10_000, 320_000), (10_000, 150)]


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(prefix="bench-screening-") as home:
        made = [_made(Path(home) / mix, SEED + MIXES.index(mix), mix) for mix in options.mixes]
        for folder in [*made, *options.folders]:
            _accuracy(folder)
            if options.peers:
                _beside(folder, options.peers, options.rounds)
        for roster, listed in SIZES:
            folder = _made(Path(home) / f"{listed}", 7, MIXES[0], roster, listed)
            print(f"{roster:,} x {listed:,}: {timed(folder, options.rounds)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--mixes", nargs="*", choices=MIXES, default=MIXES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=Path, help="a Python with nomenklatura and splink")
    return parser.parse_args()


def _made(folder: Path, seed: int, mix: str, roster: int = 10_000, listed: int = 80_000) -> Path:
    write(make(seed, mix, roster, listed), folder, Dice(seed + 1))
    return folder


def _accuracy(folder: Path) -> None:
    roster, listed = frames(folder)
    figures = judge(match(roster, listed), folder, roster["id"].n_unique())
    print(f"{folder.name}: {_in_words(figures)}")
    for band in figures.bands:
        print(
            f"  {band.band} and above: {band.pairs:,} pairs, precision {band.precision:.3f}, "
            f"recall {band.recall:.3f}, {band.unrelated:.1f} unrelated in 1,000"
        )


def _beside(folder: Path, python: Path, rounds: int) -> None:
    """The peers on the same files, and how many times longer each takes."""
    with plain_copy(folder) as files:
        own = timed(files, rounds)
        print(f"  ours: {own}")
        for peer in PEERS:
            found, its = run_peer(peer, files, python)
            print(f"  {peer}: {_in_words(judge(found, folder, 0))}; {its};")
            print(
                f"    {its.seconds / own.seconds:.1f} times our time, "
                f"{its.processor / own.processor:.1f} times our time of processors"
            )


def _in_words(figures: Figures) -> str:
    return f"best F1 {figures.best_f1:.3f}, average precision {figures.average_precision:.3f}"


if __name__ == "__main__":
    main()
