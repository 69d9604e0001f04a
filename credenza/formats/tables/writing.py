"""Lists to XLSX and CSV, as an office wants to receive them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

from credenza.formats.tables.inert import quote
from credenza.formats.tables.model import EXCEL_CELL_CHARS, EXCEL_ROWS, TableError, cell_text

if TYPE_CHECKING:
    import xlsxwriter

_UNWRITABLE = re.compile("[\0\ufffe\uffff\ud800-\udfff]")
_NARROWEST, _WIDEST = 9, 48
_FIRST_EXCEL_YEAR = 1900
_EXACT_INTEGER = 10**15  # Excel keeps 15 digits


@dataclass(frozen=True, slots=True)
class Marked:
    """A value to be shown on a coloured ground, because it needs attention."""

    value: object


def write_xlsx(
    target: BinaryIO,
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    sheet: str = "List",
) -> None:
    """Write a workbook of one sheet: bold frozen header, filter, widths by content.

    Strings stay strings (“00123”, “=1+1”), dates become real dates, None stays blank. Memory is
    constant in the number of rows. Raises TableError for what a worksheet cannot hold.
    """
    import xlsxwriter  # takes a tenth of a second to load, which those who only read need not wait

    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    _fill(book, ListSheet(sheet, headers, rows))
    book.close()


def xlsx_bytes(
    headers: Sequence[str], rows: Iterable[Sequence[object]], sheet: str = "List"
) -> bytes:
    """The workbook of ``write_xlsx`` as bytes."""
    target = io.BytesIO()
    write_xlsx(target, headers, rows, sheet)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One worksheet of a workbook of several."""

    name: str
    headers: Sequence[str]
    rows: Iterable[Sequence[object]]


def workbook_bytes(sheets: Iterable[ListSheet]) -> bytes:
    """A workbook of several sheets, each as ``write_xlsx`` writes its one."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    for one in sheets:
        _fill(book, one)
    book.close()
    return target.getvalue()


def write_csv(
    target: BinaryIO,
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    delimiter: str = ",",
) -> None:
    """Write UTF-8 CSV with a byte order mark (for Excel), every value quoted.

    Text that would run as a formula is made inert by the rule of ``inert``, which reading
    undoes. Numbers, dates and booleans are written as their text.
    """
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(_csv_text(name, 0, n) for n, name in enumerate(headers))
    for number, row in enumerate(rows, start=1):
        writer.writerow(_csv_text(value, number, n) for n, value in enumerate(row))
    text.flush()
    text.detach()


def csv_bytes(
    headers: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ","
) -> bytes:
    """The file of ``write_csv`` as bytes."""
    target = io.BytesIO()
    write_csv(target, headers, rows, delimiter)
    return target.getvalue()


def _fill(book: "xlsxwriter.Workbook", sheet: ListSheet) -> None:
    page = _Page(book, _sheet_name(sheet.name))
    page.write_row(0, sheet.headers, page.header)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        if last >= EXCEL_ROWS:
            raise TableError("A worksheet holds 1,048,575 rows.", "Export the list as CSV.")
        page.write_row(last, row)
    page.finish(last, len(sheet.headers))


class _Page:
    """One worksheet being filled from top to bottom."""

    def __init__(self, book: "xlsxwriter.Workbook", name: str):
        self.sheet = book.add_worksheet(name)
        self.header = book.add_format(
            {"bold": True, "bg_color": "#E8EEF2", "bottom": 1, "valign": "vcenter"}
        )
        plain, mark = {"valign": "top"}, {"valign": "top", "bg_color": "#FFF2CC"}
        day, instant = {"num_format": "yyyy-mm-dd"}, {"num_format": "yyyy-mm-dd hh:mm:ss"}
        text = {"num_format": "@"}
        self.formats = {
            marked: {
                "text": book.add_format(base | text),
                "number": book.add_format(base),
                "day": book.add_format(base | day),
                "instant": book.add_format(base | instant),
            }
            for marked, base in ((False, plain), (True, mark))
        }
        self.widths: dict[int, int] = {}

    def write_row(self, row: int, values: Sequence[object], style: object = None) -> None:
        for column, value in enumerate(values):
            marked = isinstance(value, Marked)
            if marked:
                value = value.value
            if value is not None or marked:
                self._write(row, column, "" if value is None else value, style, marked)

    def finish(self, last_row: int, columns: int) -> None:
        self.sheet.freeze_panes(1, 0)
        if columns:
            self.sheet.autofilter(0, 0, last_row, columns - 1)
        for column, width in self.widths.items():
            self.sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, width + 2)))

    def _write(self, row: int, column: int, value: object, style: object, marked: bool) -> None:
        formats = self.formats[marked]
        if isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, style or formats["number"])
        elif _is_excel_number(value):
            self.sheet.write_number(row, column, value, style or formats["number"])
        elif isinstance(value, datetime) and value.year >= _FIRST_EXCEL_YEAR:
            naive = value.replace(tzinfo=None)
            self.sheet.write_datetime(row, column, naive, style or formats["instant"])
        elif isinstance(value, date) and value.year > _FIRST_EXCEL_YEAR:
            self.sheet.write_datetime(row, column, value, style or formats["day"])
        else:
            self._write_text(row, column, _text(value, row, column), style or formats["text"])
            return
        self._widen(column, len(cell_text(value)))

    def _write_text(self, row: int, column: int, text: str, style: object) -> None:
        if len(text) > EXCEL_CELL_CHARS:
            raise TableError(
                f"A worksheet cell holds {EXCEL_CELL_CHARS:,} characters.",
                "Export the list as CSV.",
                line=row + 1,
                column=column + 1,
            )
        if text:
            self.sheet.write_string(row, column, text, style)
        else:
            self.sheet.write_blank(row, column, None, style)
        self._widen(column, max(map(len, text.splitlines()), default=0))

    def _widen(self, column: int, width: int) -> None:
        self.widths[column] = max(width, self.widths.get(column, 0))


def _is_excel_number(value: object) -> bool:
    if isinstance(value, int):
        return abs(value) < _EXACT_INTEGER
    return isinstance(value, float) and value - value == 0  # neither infinite nor NaN


def _csv_text(value: object, row: int, column: int) -> str:
    if isinstance(value, Marked):
        value = value.value
    text = _text(value, row, column)
    return quote(text) if isinstance(value, str) else text


def _text(value: object, row: int, column: int) -> str:
    text = "" if value is None else cell_text(value)
    if bad := _UNWRITABLE.search(text):
        raise TableError(
            f"The character U+{ord(bad[0]):04X} cannot be written.",
            "Remove it from the value.",
            line=row + 1,
            column=column + 1,
        )
    return text


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31] or "List"
