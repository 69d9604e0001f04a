"""The file of a list as frames of texts, one column for each of the layout, or not at all."""

import io
import zipfile
from pathlib import Path

import polars as pl
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from credenza.formats.archive import ArchiveLimits, ArchiveProblem, Budget, open_archive, unpack
from credenza.formats.tables import Table, TableError, TableLimits, cell_text, read_table
from credenza.sources.base import Unreadable
from credenza.sources.exclusions.layout import Layout, Sheet
from credenza.sources.exclusions.quick import quickly

ROW = "row"
"""The column that counts rows from the first line of the file or sheet."""

LIMITS = TableLimits(file_bytes=256 * 2**20)
_MASK = r"^[*_]+$"
_ODD_SPACE = ["  ", "\n", "\r", "\t", "\v", "\f", "\u00a0", "\u2003", "\u2009", "\u202f", "\u3000"]
_ZIP = b"PK\x03\x04"
_DOWNLOAD = "Download the list again from its publisher and use it as it comes."


def content_of(file: Path) -> bytes:
    """The bytes of a file, read once for all that is said of them; raises Unreadable when it is
    larger than any list."""
    if file.stat().st_size > LIMITS.file_bytes:
        largest = LIMITS.file_bytes // 2**20
        raise Unreadable(f"{file.name} is larger than {largest} MB, and so is no list known here.")
    return file.read_bytes()


def read_sheets(content: bytes, layout: Layout) -> list[pl.DataFrame]:
    """Each table of the layout as texts, white space evened out, with a column ``row``.

    A ZIP that holds one CSV file is read as that file. Raises Unreadable when the file is
    damaged, cut off, of another kind or encoding, or has columns or sheets other than those
    of the layout.
    """
    try:
        source = _unzipped(content)
        _check_sheets(source, layout)
        return [_read(source, sheet, layout) for sheet in layout.sheets]
    except ArchiveProblem as problem:
        raise Unreadable(f"The file cannot be opened: {problem} {_DOWNLOAD}") from problem
    except TableError as error:
        raise Unreadable(f"{error} {_DOWNLOAD}") from error


def _unzipped(content: bytes) -> bytes:
    if not content.startswith(_ZIP):
        return content
    with open_archive(io.BytesIO(content), ArchiveLimits(unpacked_bytes=2**30)) as archive:
        members = [name for name in archive.namelist() if name.lower().endswith(".csv")]
        if len(members) != 1 or "xl/workbook.xml" in archive.namelist():
            return content
        return _member(archive, members[0])


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    return b"".join(unpack(archive, name, Budget(LIMITS.file_bytes)))


def _check_sheets(source: bytes, layout: Layout) -> None:
    """Refuse a workbook with a sheet that the layout does not know: people may stand on it."""
    known = [sheet.sheet for sheet in layout.sheets]
    if not source.startswith(_ZIP):
        return
    read_table(source, sheet=known[0], limits=LIMITS)  # measured before it is loaded here
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(source))
    names = [
        meta.name for meta in workbook.sheets_metadata if meta.visible == SheetVisibleEnum.Visible
    ]
    unknown = names[1:] if known == [None] else [name for name in names if name not in known]
    if unknown:
        raise TableError(
            f"The sheet “{unknown[0]}” is not of the known layout; people may stand on it.",
            "Tell it to those who keep the layout of this list.",
        )


def _read(source: bytes, sheet: Sheet, layout: Layout) -> pl.DataFrame:
    frame = quickly(source, sheet.columns, sheet.optional)
    if frame is None:
        table = read_table(source, sheet=sheet.sheet, limits=LIMITS)
        _check_encoding(table, layout)
        check_columns(table.headers, table.header_row, sheet, layout)
        frame = _frame(table)
    absent = [pl.lit("").alias(name) for name in sheet.columns if name not in frame.columns]
    frame = frame.with_columns(*absent)
    return frame.with_columns(_even(frame[name], sheet) for name in sheet.columns)


def _frame(table: Table) -> pl.DataFrame:
    rows = [(row.number, *map(cell_text, row.cells)) for row in table.rows]
    schema = {ROW: pl.Int64} | {name: pl.String for name in table.headers if name}
    columns = [0, *(n for n, name in enumerate(table.headers, start=1) if name)]
    return pl.DataFrame([[row[n] for n in columns] for row in rows], schema=schema, orient="row")


def _check_encoding(table: Table, layout: Layout) -> None:
    if table.encoding and table.encoding not in layout.encodings:
        raise TableError(
            f"The text is in the encoding {table.encoding}, where this list comes in "
            f"{layout.encodings[0]}: names with accents would be misread.",
            "Do not save the list with another program before it is read.",
        )


def check_columns(headers: tuple[str, ...], line: int, sheet: Sheet, layout: Layout) -> None:
    """Raise TableError naming a column that is missing, or that the layout does not know."""
    for name, remedy in layout.editions.items():
        if name in headers:
            raise TableError(f"There is a column “{name}”.", remedy, line=line)
    needed = [name for name in sheet.columns if name not in sheet.optional]
    if missing := [name for name in needed if name not in headers]:
        raise TableError(
            f"The column “{missing[0]}” is missing{_more(missing)}: "
            f"this is another list, or its layout has changed (it begins “{headers[0][:40]}”).",
            "Choose the file that the publisher offers for this list.",
            line=line,
        )
    if unknown := [name for name in headers if name and name not in sheet.columns]:
        raise TableError(
            f"The column “{unknown[0]}” is not of the known layout{_more(unknown)}.",
            "It may hold names that must be looked for: tell it to those who keep the layout.",
            line=line,
        )


def _more(names: list[str]) -> str:
    return f" and {len(names) - 1} more" if len(names) > 1 else ""


def _even(values: pl.Series, sheet: Sheet) -> pl.Series:
    """A column with single spaces, and empty where a word or a mask stands for nothing.

    The costly patterns run only where there is something for them to find.
    """
    values = values.fill_null("").str.strip_chars()
    if values.str.contains_any(_ODD_SPACE).any():
        values = values.str.replace_all(r"\s+", " ")
    is_nothing = values.is_in(list(sheet.missing))
    if values.str.contains_any(["*", "_"]).any():
        is_nothing |= values.str.contains(_MASK)
    return values.set(is_nothing, "") if is_nothing.any() else values
