"""Worksheets of an XLSX workbook, by calamine, after the guard has measured it."""

from collections.abc import Iterator

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from credenza.formats.archive import ArchiveProblem
from credenza.formats.tables.header import fit, header_names, is_blank_row, split_header
from credenza.formats.tables.model import Row, Table, TableError, TableLimits
from credenza.formats.tables.source import Source, open_source
from credenza.formats.tables.workbook_guard import check_workbook

_SAVE_AGAIN = "Open it in a spreadsheet program, save it again as XLSX, and try once more."


def read_xlsx(source: Source, limits: TableLimits, sheet: str | None = None) -> Table:
    """The table in a worksheet: the named one, else the first visible one that is not empty.

    Raises TableError, and so does iterating the rows. Formulas are never run: a cell holds the
    value that was stored with it.
    """
    try:
        check_workbook(source, limits)
        chosen = _choose(CalamineWorkbook.from_filelike(open_source(source)), sheet)
    except ArchiveProblem as problem:
        raise TableError(f"The workbook is not read: {problem}", _SAVE_AGAIN) from problem
    except PasswordError as error:
        raise TableError("The workbook has a password.", "Save it without one.") from error
    except CalamineError as error:
        raise TableError("The workbook is damaged.", _SAVE_AGAIN) from error
    header, rest = split_header(_rows(chosen, limits), limits)
    headers = header_names(header)
    rows = (fit(row, headers) for row in rest if not is_blank_row(row))
    return Table(headers, header.number, rows, sheet=chosen.name)


def _choose(workbook: CalamineWorkbook, name: str | None) -> CalamineSheet:
    visible = [
        meta.name
        for meta in workbook.sheets_metadata
        if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
    ]
    if name is not None and name not in visible:
        raise TableError(
            f"There is no visible sheet named “{name}”.", f"Choose one of: {', '.join(visible)}."
        )
    for candidate in [name] if name is not None else visible:
        sheet = workbook.get_sheet_by_name(candidate)
        if sheet.end is not None:
            return sheet
    raise TableError("The workbook is empty.", "Choose a file with column names and rows.")


def _rows(sheet: CalamineSheet, limits: TableLimits) -> Iterator[Row]:
    left = ("",) * sheet.start[1]  # calamine begins at the first used column, not at A
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        for column, cell in enumerate(cells, start=len(left) + 1):
            if isinstance(cell, str) and (reason := _trouble(cell, limits)):
                raise TableError(reason, "Correct the value.", line=number, column=column)
        yield Row(number, left + tuple(cells))


def _trouble(cell: str, limits: TableLimits) -> str:
    if len(cell) > limits.field_chars:
        return f"The value is longer than {limits.field_chars:,} characters."
    return "There is a NUL character in the value." if "\0" in cell else ""
