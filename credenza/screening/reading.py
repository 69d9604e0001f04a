"""Rosters and lists from files: a people frame, or a clear refusal.

A file that cannot be read wholly is never read in part. Lists that the catalog knows are read by
their layout; of any other table the columns are told by their headers (``columns.toml``).
"""

import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from credenza.formats.tables import Table, TableError, TableLimits, cell_text, read_table
from credenza.screening.knowledge import read
from credenza.screening.listed import known_lists, read_listed
from credenza.screening.records import FIELDS
from credenza.sources.base import SourceError

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
        return people_frame(read_table(path, limits=_LIMITS))
    except (OSError, TableError) as error:
        raise NotScreened(f"The roster {path}: {_words(error)}") from error


def read_list_file(path: Path, name: str) -> ListFile:
    """The file of the list ``name``; raises NotScreened."""
    try:
        if name in known_lists():
            return ListFile(name, *read_listed(path, name))
        people = people_frame(read_table(path, limits=_LIMITS))
    except (OSError, TableError, SourceError) as error:
        raise NotScreened(f"The list {name}, {path}: {_words(error)}") from error
    return ListFile(name, people, people.height, "")


def people_frame(table: Table) -> pl.DataFrame:
    """The columns of ``records.FIELDS`` that a table has; an id where there is none is the row's
    number among the data. Raises TableError when there are no names or no rows."""
    chosen = _chosen(table.headers)
    if not {"family", "given"} <= chosen.keys():
        raise TableError(
            f"There are no columns for last and first name among: {', '.join(table.headers)}.",
            "Name them Last and First.",
            line=table.header_row,
        )
    cells = [[cell_text(row.cells[at]) for at in chosen.values()] for row in table.rows]
    if not cells:
        raise TableError("There are no rows.", "Get a whole copy of the file.")
    people = pl.DataFrame(cells, schema=dict.fromkeys(chosen, pl.String), orient="row")
    if "id" not in chosen:
        people = people.with_columns(id=pl.int_range(1, pl.len() + 1).cast(pl.String))
    return people


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
