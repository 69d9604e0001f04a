"""How fast the NPI registry loads and answers, beside plain readers of the same file.

    python bench/nppes.py [--rows 300000] [--lookup-rows 9000000] [--rounds 3]

Every measurement runs in a process of its own, so that memory is its own, and the loads and
readers take turns, so that a busy machine slows all alike; the best of the rounds counts.
Plain readers read the columns that an entry is made of, in constant memory, and keep nothing.
Needs about 6 GB of disk under the temporary folder for 9 million rows; all of it is removed.
"""

import argparse
import csv
import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import nppes_rows
import polars as pl

from credenza.sources.catalog.nppes.columns import NEEDED, RENAMED
from credenza.sources.catalog.nppes.load import load
from credenza.sources.catalog.nppes.registry import Registry

BLOCK = 16 * 1024 * 1024


def main() -> None:
    """Measure, print, clean up."""
    options = _options()
    if options.task:
        _run_task(options.task, options.file)
        return
    with tempfile.TemporaryDirectory(prefix="bench-nppes-") as folder:
        _loads(Path(folder), options.rows, options.rounds)
    if options.lookup_rows:
        with tempfile.TemporaryDirectory(prefix="bench-nppes-") as folder:
            _lookups(Path(folder), options.lookup_rows)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=300_000)
    parser.add_argument("--lookup-rows", type=int, default=9_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--task", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


# --- loading beside reading -------------------------------------------------------------------


def _loads(folder: Path, rows: int, rounds: int) -> None:
    plain, zipped = folder / nppes_rows.CSV_NAME, folder / "npidata.zip"
    nppes_rows.write_plain(plain, rows)
    nppes_rows.write_zip(zipped, rows)
    megabytes = plain.stat().st_size / 1e6
    print(f"{rows:,} rows, {megabytes:,.0f} MB; {len(NEEDED)} columns; best of {rounds} rounds")
    for kind, file in (("plain", plain), ("ZIP", zipped)):
        _compare(kind, file, megabytes, rounds)


def _compare(kind: str, file: Path, megabytes: float, rounds: int) -> None:
    tasks = ["load", *(name for name, (_, kinds) in READERS.items() if kind in kinds)]
    taken = [{task: _measured(task, file) for task in tasks} for _ in range(rounds)]
    best = {task: min((each[task] for each in taken), key=itemgetter("wall")) for task in tasks}
    print(f"\n{kind:<28}{'MB/s':>8}{'seconds':>9}{'CPU s':>8}{'peak MB':>9}")
    for task, figures in best.items():
        rate = megabytes / figures["wall"]
        print(
            f"{task:<28}{rate:8.0f}{figures['wall']:9.2f}{figures['cpu']:8.2f}{figures['peak']:9.0f}"
        )
    fastest = min((task for task in tasks if task != "load"), key=lambda t: best[t]["wall"])
    for unit in ("wall", "cpu"):
        ratio = best[fastest][unit] / best["load"][unit]
        print(f"load / {fastest} by {unit} time: {ratio:.2f}")


def _measured(task: str, file: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--task", task, "--file", str(file)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _run_task(task: str, file: Path) -> None:
    work = _load if task == "load" else READERS[task][0]
    wall, cpu = time.perf_counter(), time.process_time()
    work(file)
    figures = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "peak": _peak_megabytes(),
    }
    print(json.dumps(figures))


def _peak_megabytes() -> float:
    """The most memory this process has held (VmHWM: unlike ru_maxrss, not its parent's)."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _load(file: Path) -> None:
    load(file, into=file.with_name("npi.sqlite"))


def _csv_module(file: Path) -> None:
    with _unpacked(file) as stream:
        text = io.TextIOWrapper(stream, "utf-8", newline="")
        reader = csv.reader(text)
        header = next(reader)
        values = itemgetter(*(header.index(name) for name in _published(header)))
        for row in reader:
            values(row)


def _duckdb(file: Path) -> None:
    import duckdb  # a comparison only: not among the product's dependencies

    columns = ", ".join(f'max(length("{name}"))' for name in _published(nppes_rows.header()))
    relation = f"read_csv('{file}', all_varchar=true, header=true, delim=',', quote='\"')"
    duckdb.execute(f"select {columns} from {relation}").fetchall()


def _polars_scan(file: Path) -> None:
    columns = _published(nppes_rows.header())
    scan = pl.scan_csv(file, infer_schema=False).select(columns)
    for _ in scan.collect_batches(chunk_size=20_000):
        pass


def _polars_blocks(file: Path) -> None:
    columns = _published(nppes_rows.header())
    for block in _blocks(file):
        pl.read_csv(block, columns=columns, infer_schema=False)


def _blocks(file: Path) -> Iterator[bytes]:
    with _unpacked(file) as stream:
        header, rest = stream.readline(), b""
        while data := stream.read(BLOCK):
            cut = data.rfind(b"\n") + 1
            yield header + rest + data[:cut]
            rest = data[cut:]


def _unpacked(file: Path) -> io.BufferedIOBase:
    if file.suffix != ".zip":
        return file.open("rb")
    archive = zipfile.ZipFile(file)
    return archive.open(archive.namelist()[0])


def _published(header: list[str]) -> list[str]:
    return [name for name in header if RENAMED.get(name, name) in NEEDED]


READERS: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "csv module": (_csv_module, ("plain", "ZIP")),
    "duckdb, streamed": (_duckdb, ("plain",)),
    "polars scan, streamed": (_polars_scan, ("plain",)),
    "polars, block by block": (_polars_blocks, ("plain", "ZIP")),
}


# --- asking -----------------------------------------------------------------------------------


def _lookups(folder: Path, rows: int) -> None:
    zipped = folder / "npidata.zip"
    start = time.perf_counter()
    nppes_rows.write_zip(zipped, rows)
    print(f"\n{rows:,} rows made in {time.perf_counter() - start:.0f} s")
    figures = _measured("load", zipped)
    registry_file = zipped.with_name("npi.sqlite")
    size = registry_file.stat().st_size / 1e9
    print(
        f"loaded in {figures['wall']:.0f} s, peak {figures['peak']:.0f} MB, {size:.1f} GB on disk"
    )
    with Registry.open(registry_file) as registry:
        _ask(registry, rows)


def _ask(registry: Registry, rows: int, times: int = 2000) -> None:
    picked = random.Random(2026)
    numbers = [str(nppes_rows.npis(picked.randrange(rows), 1)[0]) for _ in range(times)]
    _time("by NPI", [lambda npi=npi: registry.by_npi(npi) for npi in numbers])
    people = [entry for npi in numbers if (entry := registry.by_npi(npi))]
    names = [(e.name.family, e.name.given, e.practice.state) for e in people]
    ask = registry.by_name
    _time("by last name, state", [lambda n=n: ask(n[0], state=n[2]) for n in names])
    _time("by last and first, state", [lambda n=n: ask(*n) for n in names])
    _time("by last name, initial, state", [lambda n=n: ask(n[0], n[1][0], n[2]) for n in names])
    _time("by last name alone", [lambda n=n: ask(n[0]) for n in names])
    common = nppes_rows.WORDS[11]
    _time("the commonest name, rare state", [lambda: ask(common, state="GU")] * 100)


def _time(what: str, questions: list[Callable[[], object]]) -> None:
    taken = []
    for question in questions:
        start = time.perf_counter()
        question()
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    late = taken[int(len(taken) * 0.99)]
    print(f"{what:<32} median {statistics.median(taken):7.3f} ms   p99 {late:7.3f} ms")


if __name__ == "__main__":
    main()
