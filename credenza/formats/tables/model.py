"""Rows as they stand in a spreadsheet, and what is said when one cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time

EXCEL_CELL_CHARS = 32_767
EXCEL_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class TableLimits:
    """How much of a spreadsheet is read before it is refused.

    ``field_chars`` is Excel's own limit for a cell, so that whatever is read can be handed back
    as a workbook. ``cells`` bounds the rectangle of a worksheet, empty cells included.
    """

    file_bytes: int = 64 * 1024 * 1024
    line_chars: int = 1_000_000
    field_chars: int = EXCEL_CELL_CHARS
    columns: int = 1_000
    cells: int = 4_000_000
    unpacked_bytes: int = 300 * 1024 * 1024


class TableError(Exception):
    """A spreadsheet that cannot be read or written as a whole.

    ``line`` is the 1-based line of a CSV file or row of a worksheet, ``column`` the 1-based
    column, ``header`` its name; each is None where it has no meaning.
    """

    def __init__(
        self,
        reason: str,
        remedy: str,
        *,
        line: int | None = None,
        column: int | None = None,
        header: str | None = None,
    ):
        self.reason, self.remedy = reason, remedy
        self.line, self.column, self.header = line, column, header
        super().__init__(f"{self._place()}{reason} {remedy}")

    def _place(self) -> str:
        if self.line is None:
            return ""
        if self.column is None:
            return f"Line {self.line}: "
        name = f", “{self.header}”" if self.header else ""
        letters = column_letter(self.column)
        return f"Line {self.line}, column {self.column} ({letters}{name}): "


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its 1-based number in the sheet and as many cells as the table has headers.

    A blank cell is the empty string.
    """

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A spreadsheet being read: headers now, rows once, in order, as they are asked for.

    ``rows`` raises TableError at the row that cannot be read. ``sheet`` names the worksheet
    (empty for CSV); ``encoding`` and ``delimiter`` are those of a CSV file (empty for XLSX).
    """

    headers: tuple[str, ...]
    header_row: int
    rows: Iterator[Row]
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""


def column_letter(column: int) -> str:
    """The letters Excel shows for a 1-based column: 1 -> A, 28 -> AB."""
    letters = ""
    while column:
        column, index = divmod(column - 1, 26)
        letters = chr(65 + index) + letters
    return letters


def cell_text(cell: Cell) -> str:
    """A cell as a person would type it: whole numbers without a point, dates as 2026-01-31."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        midnight = cell.time() == time.min
        return cell.date().isoformat() if midnight else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
