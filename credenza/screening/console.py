"""Screening plain files at the command line: a bar that moves, a summary, exit codes for scripts.

0: nothing is likely or confirmed; 1: something is; 2: not screened, or a list was not whole so
that "nothing" proves nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from credenza.formats.tables import TableError
from credenza.screening.bands import BANDS, CONFIRMED, LIKELY
from credenza.screening.births import unread
from credenza.screening.match import match
from credenza.screening.reading import ListFile, NotScreened, read_list_file, read_roster
from credenza.screening.writing import refuse_unwritable, write_matches

Matcher = Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]

NOTHING, SOMETHING, NOT_SCREENED = 0, 1, 2

console = Console(stderr=True)


def screen(
    roster: Path, against: tuple[str, ...], out: Path, *, part: bool = False, cluster: str = ""
) -> int:
    """Screen ``roster`` against lists given as NAME=FILE and write what was found to ``out``.

    ``part`` allows a part of a list, such as a supplement; ``cluster`` is the address of a Dask
    scheduler whose workers do it and see the folder of ``out``. Returns the exit code.
    """
    try:
        refuse_unwritable(out)
        files = [_named_file(text) for text in against]
        with _matcher(cluster, out.parent) as matcher:
            lists, found = _screen_all(roster, files, matcher)
        write_matches(found, out)
    except (NotScreened, TableError, OSError) as error:
        console.print(f"[red]Not screened.[/] {escape(str(error))}")
        return NOT_SCREENED
    _summarise(found, out)
    shortfalls = [] if part else [_shortfall(read) for read in lists if read.shortfall]
    for shortfall in shortfalls:
        console.print(f"[yellow]{escape(shortfall)}[/]")
    if found.filter(pl.col("band").is_in([CONFIRMED, LIKELY])).height:
        return SOMETHING
    return NOT_SCREENED if shortfalls else NOTHING


def _matcher(cluster: str, folder: Path) -> AbstractContextManager[Matcher]:
    if not cluster:
        return nullcontext(match)
    try:
        from credenza.screening.scale import spread_over
    except ImportError as error:
        raise NotScreened("A cluster needs Dask: install credenza[scale].") from error
    return spread_over(cluster, folder.resolve())


def _screen_all(
    roster: Path, files: list[tuple[str, Path]], matcher: Matcher
) -> tuple[list[ListFile], pl.DataFrame]:
    """Every list is read before any is matched, so that a bad file stops all."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=1 + 2 * len(files))
        with _step(progress, task, "Reading the roster"):
            people = read_roster(roster)
        lists, parts = [], []
        for name, file in files:
            with _step(progress, task, f"Reading {name}"):
                lists.append(read_list_file(file, name))
        for read in lists:
            words = f"{len(people):,} practitioners against {read.rows:,} rows of {read.name}"
            with _step(progress, task, words):
                parts.append(_of_list(matcher(people, read.people), read.name))
    for name, side in (("The roster", people), *((read.name, read.people) for read in lists)):
        _tell_unread(name, side)
    return lists, pl.concat(parts)


@contextmanager
def _step(progress: Progress, task: TaskID, words: str) -> Iterator[None]:
    progress.update(task, description=words)
    yield
    progress.advance(task)


def _tell_unread(name: str, people: pl.DataFrame) -> None:
    if "born_on" not in people.columns:
        return
    texts = unread(people["born_on"])
    if len(texts):
        words = (
            f"{name}: birth dates that are not understood: {len(texts):,}, such as "
            f"“{texts[0][:40]}”. They count as missing; write them as YYYY-MM-DD."
        )
        console.print(f"[yellow]{escape(words)}[/]")


def _of_list(found: pl.DataFrame, name: str) -> pl.DataFrame:
    return found.select("roster_id", pl.lit(name).alias("list"), pl.exclude("roster_id"))


def _named_file(text: str) -> tuple[str, Path]:
    name, equals, file = text.partition("=")
    if not (name and equals and file):
        raise NotScreened(f"“{text}” is not NAME=FILE, such as leie=UPDATED.csv.")
    return name, Path(file)


def _shortfall(read: ListFile) -> str:
    return (
        f"{read.name} has {read.shortfall}: who is not found in it may be on the list all the "
        "same. Say --part if that is meant."
    )


def _summarise(found: pl.DataFrame, out: Path) -> None:
    counts = dict(found.group_by("band").len().iter_rows())
    told = ", ".join(f"{counts.get(band, 0):,} {band}" for band in BANDS)
    console.print(f"{told}. Written to {out}.")
