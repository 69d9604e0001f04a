"""Screening plain files at the command line: a bar that moves, a summary, exit codes for scripts.

0: nothing is likely or confirmed; 1: something is; 2: not screened, or a list was not whole so
that "nothing" proves nothing.
"""

from pathlib import Path

import polars as pl
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from credenza.formats.tables.model import TableError
from credenza.screening.bands import BANDS, CONFIRMED, LIKELY
from credenza.screening.match import match
from credenza.screening.reading import NotScreened, fewest_rows, read_people
from credenza.screening.writing import refuse_unwritable, write_matches

NOTHING, SOMETHING, NOT_SCREENED = 0, 1, 2

console = Console(stderr=True)


def screen(roster: Path, against: tuple[str, ...], out: Path, *, partial: bool = False) -> int:
    """Screen ``roster`` against lists given as NAME=FILE and write what was found to ``out``.

    ``partial`` accepts lists with fewer rows than the whole list has. Returns the exit code.
    """
    try:
        refuse_unwritable(out)
        lists = [_named_file(text) for text in against]
        found, shortfalls = _screen_all(roster, lists, partial)
        write_matches(found, out)
    except (NotScreened, TableError) as error:
        console.print(f"[red]Not screened.[/] {error}")
        return NOT_SCREENED
    _summarise(found, out)
    for shortfall in shortfalls:
        console.print(f"[yellow]{shortfall}[/]")
    if found.filter(pl.col("band").is_in([CONFIRMED, LIKELY])).height:
        return SOMETHING
    return NOT_SCREENED if shortfalls else NOTHING


def _screen_all(roster: Path, lists, partial: bool) -> tuple[pl.DataFrame, list[str]]:
    """Every list is read before any is matched, so that a bad file stops all."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("Reading the roster", total=1 + 2 * len(lists))
        people = read_people(roster, "roster")
        progress.advance(task)
        entries = {}
        for name, file in lists:
            progress.update(task, description=f"Reading {name}")
            entries[name] = read_people(file, name)
            progress.advance(task)
        parts = []
        for name, listed in entries.items():
            words = f"{len(people):,} practitioners against {len(listed):,} rows of {name}"
            progress.update(task, description=words)
            parts.append(_of_list(match(people, listed), name))
            progress.advance(task)
    short = [] if partial else [_shortfall(name, len(rows)) for name, rows in entries.items()]
    return pl.concat(parts), [words for words in short if words]


def _of_list(found: pl.DataFrame, name: str) -> pl.DataFrame:
    return found.select("roster_id", pl.lit(name).alias("list"), pl.exclude("roster_id"))


def _named_file(text: str) -> tuple[str, Path]:
    name, equals, file = text.partition("=")
    if not (name and equals and file):
        raise NotScreened(f"“{text}” is not NAME=FILE, such as leie=UPDATED.csv.")
    return name, Path(file)


def _shortfall(name: str, rows: int) -> str:
    fewest = fewest_rows(name)
    if rows >= fewest:
        return ""
    return (
        f"{name} has {rows:,} rows, where the whole list has {fewest:,} or more: who is not found "
        "in it may be on the list all the same. Say --partial if that is meant."
    )


def _summarise(found: pl.DataFrame, out: Path) -> None:
    counts = dict(found.group_by("band").len().iter_rows())
    told = ", ".join(f"{counts.get(band, 0):,} {band}" for band in BANDS)
    console.print(f"{told}. Written to {out}.")
