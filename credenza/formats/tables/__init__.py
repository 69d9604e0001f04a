"""Spreadsheets: XLSX and CSV in as rows, lists out as XLSX and CSV."""

from credenza.formats.tables.model import (
    Cell,
    Row,
    Table,
    TableError,
    TableLimits,
    cell_text,
    column_letter,
)
from credenza.formats.tables.reading import read_table
from credenza.formats.tables.writing import (
    ListSheet,
    Marked,
    csv_bytes,
    workbook_bytes,
    write_csv,
    write_xlsx,
    xlsx_bytes,
)

__all__ = [
    "Cell",
    "ListSheet",
    "Marked",
    "Row",
    "Table",
    "TableError",
    "TableLimits",
    "cell_text",
    "column_letter",
    "csv_bytes",
    "read_table",
    "workbook_bytes",
    "write_csv",
    "write_xlsx",
    "xlsx_bytes",
]
