"""Screening a folder in a process of its own: seconds, processor seconds, memory.

python bench/screening_timing.py FOLDER
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))


@dataclass(frozen=True)
class Timing:
    """Of the quickest round; ``megabytes`` is the most memory ever held."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return (
            f"{self.seconds:.2f} s, {self.processor:.2f} s of processors, "
            f"{self.megabytes:.0f} MB at most"
        )


def timed(folder: Path, rounds: int) -> Timing:
    """Read and screen a folder with a plain leie.csv, in as many processes as there are rounds."""
    runs = [timing_of([sys.executable, __file__, str(folder)]) for _ in range(rounds)]
    return min(runs, key=lambda run: run.seconds)


def timing_of(command: Sequence[str]) -> Timing:
    """What the ``stopwatch`` of a program printed."""
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return Timing(**json.loads(ran.stdout.splitlines()[-1]))


def main() -> None:
    """One round, printed as JSON."""
    from bench.screening_files import frames
    from credenza.screening.match import match

    with stopwatch():
        match(*frames(Path(sys.argv[1])))


@contextmanager
def stopwatch() -> Iterator[None]:
    """Prints as JSON what happens within; the last line that the process prints."""
    began, processor = time.perf_counter(), time.process_time()
    yield
    seconds, used = time.perf_counter() - began, time.process_time() - processor
    print(json.dumps({"seconds": seconds, "processor": used, "megabytes": most_megabytes()}))


def most_megabytes() -> float:
    """Linux's own mark for this process: ``getrusage`` would count what its parent held."""
    lines = Path("/proc/self/status").read_text().splitlines()
    [peak] = [line.split()[1] for line in lines if line.startswith("VmHWM")]
    return int(peak) / 1024


if __name__ == "__main__":
    main()
