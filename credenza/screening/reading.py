"""Rosters and lists from files: a people frame, or a clear refusal.

A file that cannot be read wholly is never read in part. Lists that the catalog knows are read by
their layout; of any other table the columns are told by their headers (``columns.toml``).
"""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from credenza.formats.tables import TableError, TableLimits, cell_text, read_table
from credenza.screening.knowledge import read
from credenza.screening.listed import known_lists, read_listed
from credenza.screening.records import FIELDS
from credenza.sources.base import SourceError
from credenza.sources.exclusions.quick import headers_of, quickly

_NEEDED = {"family", "given"}
_LIMITS = TableLimits(file_bytes=256 * 2**20, cells=40_000_000)


class NotScreened(Exception):
    """A file cannot be screened; the message says why and what to do."""


@dataclass(frozen=True)
class ListFile:
    """A list to be screened against: the name it was given, its people, how many rows it has, and
    why it cannot be the whole list (empty when it can, or nobody knows)."""

    name: str
    people: pl.DataFrame
    rows: int
    shortfall: str


def read_roster(path: Path) -> pl.DataFrame:
    """The people frame of a roster; raises NotScreened."""
    try:
        return _people(path)
    except (OSError, TableError) as error:
        raise NotScreened(f"The roster {path}: {_words(error)}") from error


def read_list_file(path: Path, name: str) -> ListFile:
    """The file of the list ``name``; raises NotScreened."""
    try:
        if name in known_lists():
            return ListFile(name, *read_listed(path, name))
        people = _people(path)
    except (OSError, TableError, SourceError) as error:
        raise NotScreened(f"The list {name}, {path}: {_words(error)}") from error
    return ListFile(name, people, people.height, "")


def _people(path: Path) -> pl.DataFrame:
    """The columns of ``records.FIELDS`` that a table has; an id where there is none is the row's
    number among the data. Raises TableError when there are no names or no rows."""
    people = _quickly(path)
    people = _carefully(path) if people is None else people
    if people.is_empty():
        raise TableError("There are no rows.", "Get a whole copy of the file.")
    if "id" not in people.columns:
        people = people.with_columns(id=pl.int_range(1, pl.len() + 1).cast(pl.String))
    return people


def _quickly(path: Path) -> pl.DataFrame | None:
    """The table where every line is plainly sound, as most are; None where one needs care."""
    if path.stat().st_size > _LIMITS.file_bytes:
        return None
    content = path.read_bytes().removeprefix(BOM_UTF8)
    headers = headers_of(content)
    chosen = _chosen(headers)
    frame = quickly(content, headers, headers) if chosen.keys() >= _NEEDED else None
    if frame is None:
        return None
    return frame.select(pl.col(headers[at]).fill_null("").alias(f) for f, at in chosen.items())


def _carefully(path: Path) -> pl.DataFrame:
    table = read_table(path, limits=_LIMITS)
    chosen = _chosen(table.headers)
    if not chosen.keys() >= _NEEDED:
        raise TableError(
            f"There are no columns for last and first name among: {', '.join(table.headers)}.",
            "Name them Last and First.",
            line=table.header_row,
        )
    cells = [[cell_text(row.cells[at]) for at in chosen.values()] for row in table.rows]
    return pl.DataFrame(cells, schema=dict.fromkeys(chosen, pl.String), orient="row")


def _chosen(headers: tuple[str, ...]) -> dict[str, int]:
    """By field, the place of the column that it is read from."""
    places = {_plain(header): at for at, header in reversed([*enumerate(headers)])}
    known = read("columns.toml")
    found = {
        field: next((places[word] for word in map(_plain, known[field]) if word in places), None)
        for field in FIELDS
    }
    return {field: at for field, at in found.items() if at is not None}


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]", "", header.lower())


def _words(error: Exception) -> str:
    return f"{error.strerror}." if isinstance(error, OSError) and error.strerror else str(error)
