"""Which row names the columns, and whether the rows below keep to it."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from credenza.formats.tables.model import Cell, Row, TableError, TableLimits

_LOOK_AHEAD = 20
_VALUE_LIKE = re.compile(r"[\d\s./:,$%()+-]+|\S+@\S+\.\S+|\d{1,2}-[A-Za-z]{3}-\d{2,4}")
_NAME_COLUMNS = "Put one row of column names (such as “NPI”, “Last name”) above the data."


def split_header(rows: Iterator[Row], limits: TableLimits) -> tuple[Row, Iterator[Row]]:
    """The header row and the rows after it; raises TableError when there is none.

    Title lines above the header (“Active roster, 1 May 2026”) are passed over: the header is
    the first row more than half as full as the fullest of the first twenty.
    """
    first = list(islice((row for row in rows if _filled(row)), _LOOK_AHEAD))
    if not first:
        raise TableError("The file is empty.", "Choose a file with column names and rows.")
    fullest = max(_filled(row) for row in first)
    at = next(n for n, row in enumerate(first) if _filled(row) * 2 > fullest)
    header = Row(first[at].number, tuple(_trimmed(first[at].cells)))
    _check_header(header, limits)
    return header, chain(first[at + 1 :], rows)


def header_names(header: Row) -> tuple[str, ...]:
    """The names in a header row, white space evened out; a nameless column is ''."""
    return tuple(" ".join(str(cell).split()) for cell in header.cells)


def fit(row: Row, headers: tuple[str, ...]) -> Row:
    """``row`` cut or filled to the headers; raises TableError for a value without a name."""
    for column, cell in enumerate(row.cells, start=1):
        name = headers[column - 1] if column <= len(headers) else ""
        if not name and not _is_blank(cell):
            raise TableError(
                "There is a value here, but the column has no name.",
                "Name the column in the header row, or empty it.",
                line=row.number,
                column=column,
            )
    missing = len(headers) - len(row.cells)
    return Row(row.number, row.cells[: len(headers)] + ("",) * missing)


def is_blank_row(row: Row) -> bool:
    """Whether no cell of the row holds anything."""
    return not _filled(row)


def _check_header(header: Row, limits: TableLimits) -> None:
    if len(header.cells) > limits.columns:
        raise TableError(
            f"The file has more than {limits.columns:,} columns.",
            "Delete the unused columns to the right and save it again.",
            line=header.number,
            column=limits.columns + 1,
        )
    seen: dict[str, int] = {}
    for column, cell in enumerate(header.cells, start=1):
        if _is_blank(cell):
            continue
        _check_is_name(cell, header.number, column)
        key = " ".join(str(cell).split()).casefold()
        if key in seen:
            raise TableError(
                f"Column {seen[key]} has the same name.",
                "Rename one of the two (for example “License number 2”).",
                line=header.number,
                column=column,
                header=str(cell),
            )
        seen[key] = column


def _check_is_name(cell: Cell, line: int, column: int) -> None:
    if not isinstance(cell, str) or _VALUE_LIKE.fullmatch(cell.strip()):
        raise TableError(
            f"The row of column names is missing: “{str(cell)[:40]}” is a value, not a name.",
            _NAME_COLUMNS,
            line=line,
            column=column,
        )


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    width = max(n for n, cell in enumerate(cells, start=1) if not _is_blank(cell))
    return cells[:width]


def _filled(row: Row) -> int:
    return sum(not _is_blank(cell) for cell in row.cells)


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()
