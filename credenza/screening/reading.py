"""Rosters and lists from plain files: bytes to a people frame, or a clear refusal.

A file that cannot be read wholly is never read in part: a missing column, a torn last row or
a row with too many or too few fields stops the screening.
"""

import io
import re
from pathlib import Path

import polars as pl

from credenza.formats.tables.encoding import detect_encoding
from credenza.formats.tables.model import TableError, cell_text
from credenza.formats.tables.reading import read_table
from credenza.screening.knowledge import read
from credenza.screening.records import FIELDS

_ZIP = b"PK\x03\x04"


class NotScreened(Exception):
    """A file cannot be screened; the message says why and what to do."""


def read_people(path: Path, name: str) -> pl.DataFrame:
    """The people frame of a CSV or XLSX file. ``name`` is the list's ("leie") or "roster".

    Raises NotScreened for a file that is not whole, not readable or without the columns.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotScreened(f"{name}: {path} cannot be read: {error.strerror}.") from error
    table = _workbook(path, name) if data.startswith(_ZIP) else _text_table(data, name)
    if table.is_empty():
        raise NotScreened(f"{name}: the file has no rows. Get a whole copy of it.")
    return people_frame(table, name)


def people_frame(table: pl.DataFrame, name: str) -> pl.DataFrame:
    """The columns of ``records.FIELDS`` from a table of text columns; an id where there is none
    is the row's number. Raises NotScreened when columns are missing."""
    known = {_plain(header): header for header in table.columns}
    _refuse_missing(known, name)
    chosen = {}
    for field, headers in read("columns.toml")["fields"].items():
        found = next((known[plain] for plain in map(_plain, headers) if plain in known), None)
        if found is not None:
            chosen[field] = pl.col(found).cast(pl.String).fill_null("")
    if not {"family", "given"} <= chosen.keys():
        raise NotScreened(
            f"{name}: no columns for last and first name among: {', '.join(table.columns)}."
        )
    numbered = table.with_row_index("_row", offset=1)
    chosen.setdefault("id", pl.col("_row").cast(pl.String))
    return numbered.select(chosen[field].alias(field) for field in FIELDS if field in chosen)


def fewest_rows(name: str) -> int:
    """The fewest rows that a whole copy of the list has; 0 where that is not known."""
    return read("columns.toml")["fewest"].get(name, 0)


def _refuse_missing(known: dict[str, str], name: str) -> None:
    required = read("columns.toml")["required"].get(name, [])
    missing = [header for header in required if _plain(header) not in known]
    if missing:
        raise NotScreened(
            f"{name}: columns are missing: {', '.join(missing)}. "
            "The file is cut, or it is another list: give it under another name."
        )


def _text_table(data: bytes, name: str) -> pl.DataFrame:
    text = _text(data, name)
    _refuse_torn(text, name)
    try:
        return pl.read_csv(io.BytesIO(text), infer_schema=False, encoding="utf8")
    except (pl.exceptions.ComputeError, pl.exceptions.NoDataError) as error:
        reason = str(error).splitlines()[0] if str(error) else "it is empty"
        raise NotScreened(f"{name}: the file is not a whole table: {reason}.") from error


def _text(data: bytes, name: str) -> bytes:
    """The file in UTF-8 without marks of order and zero bytes."""
    if not data.strip():
        raise NotScreened(f"{name}: the file is empty. Get a whole copy of it.")
    encoding = detect_encoding(io.BytesIO(data))
    if encoding == "utf-8":
        return data.replace(b"\0", b"") if b"\0" in data else data
    return data.decode(encoding, errors="replace").replace("\0", "").encode()


def _refuse_torn(text: bytes, name: str) -> None:
    """A download that broke off ends within a row: with fewer fields than the header."""
    head = text[: text.find(b"\n")] if b"\n" in text else text
    last = text.rstrip(b"\r\n").rpartition(b"\n")[2]
    fields = _fields(head)
    if fields == 1:
        raise NotScreened(f"{name}: only one column was found. Save the file as CSV with commas.")
    if _fields(last) != fields or text.count(b'"') % 2:
        raise NotScreened(f"{name}: the last row is torn: get a whole copy of the file.")


def _fields(line: bytes) -> int:
    return len(re.sub(rb'"(?:[^"]|"")*"', b"", line).split(b","))


def _workbook(path: Path, name: str) -> pl.DataFrame:
    try:
        table = read_table(path)
        rows = [[cell_text(cell) for cell in row.cells] for row in table.rows]
    except TableError as error:
        raise NotScreened(f"{name}: {error}") from error
    return pl.DataFrame(rows, schema=dict.fromkeys(table.headers, pl.String), orient="row")


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]", "", header.lower())
