"""CSV as offices send it: any of four delimiters, any of the usual encodings, bounded lines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from credenza.formats.tables.encoding import detect_encoding
from credenza.formats.tables.header import fit, header_names, is_blank_row, split_header
from credenza.formats.tables.inert import unquote
from credenza.formats.tables.model import Row, Table, TableError, TableLimits
from credenza.formats.tables.source import Source, open_source

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 20
_SAVE_AGAIN = "Export the file again, or open it in a spreadsheet and save it as XLSX."


def read_csv(source: Source, limits: TableLimits) -> Table:
    """The table in a CSV file; raises TableError, and so does iterating its rows.

    Rows are numbered as a spreadsheet program would show them, a quoted line break not counted.
    """
    with open_source(source) as file:
        encoding = detect_encoding(file)
    with _open_text(source, encoding) as text:
        delimiter, skipped = _delimiter(text, limits)
    records = _Records(_open_text(source, encoding), delimiter, limits, skipped)
    header, rest = split_header(iter(records), limits)
    headers = header_names(header)
    rows = _fitted(records, rest, headers)
    return Table(headers, header.number, rows, encoding=encoding, delimiter=delimiter)


class _Records:
    """The records of a CSV text as rows, with the place of whatever is wrong with them."""

    def __init__(self, text: TextIO, delimiter: str, limits: TableLimits, skipped: int):
        self.text, self.delimiter, self.limits = text, delimiter, limits
        self.skipped = skipped  # leading records that are no data: an Excel “sep=;” line
        self.number = 0  # the present record
        self.line = 0  # lines handed to the csv module
        self.start = 1  # the line on which the present record began
        self.pending: list[str] = []  # the lines of the present record
        self.ended_with_newline = True

    def __iter__(self) -> Iterator[Row]:
        reader = csv.reader(self._lines(), delimiter=self.delimiter, strict=True)
        with self.text:
            while (fields := self._next(reader)) is not None:
                self.number += 1
                if self.number > self.skipped:
                    yield Row(self.number, tuple(self._checked(fields)))

    def is_cut_off(self, row: Row) -> bool:
        """Whether ``row`` is the last one and the file does not end with a line break."""
        return row.number == self.number and not self.ended_with_newline

    def _next(self, reader: Iterator[list[str]]) -> list[str] | None:
        self.start, self.pending = self.line + 1, []
        try:
            return next(reader, None)
        except csv.Error as error:
            raise self._malformed(str(error)) from error

    def _lines(self) -> Iterator[str]:
        while line := self._readline():
            self.line += 1
            self.pending.append(line)
            self.ended_with_newline = line.endswith(("\n", "\r"))
            if "\0" in line:
                before = line[: line.index("\0")]
                raise TableError(
                    "There is a NUL byte, which no spreadsheet program writes.",
                    _SAVE_AGAIN,
                    line=self.line,
                    column=before.count(self.delimiter) + 1,
                )
            yield line

    def _readline(self) -> str:
        try:
            line = self.text.readline(self.limits.line_chars + 1)
        except UnicodeDecodeError as error:
            raise TableError(
                "The text stops in the middle of a character: the file is cut off.",
                _SAVE_AGAIN,
                line=self.line + 1,
            ) from error
        if len(line) > self.limits.line_chars:
            column, _ = _trouble(line, self.delimiter, self.limits.field_chars)
            raise TableError(
                f"The line is longer than {self.limits.line_chars:,} characters.",
                _SAVE_AGAIN,
                line=self.line + 1,
                column=column,
            )
        return line

    def _checked(self, fields: list[str]) -> Iterator[str]:
        for column, field in enumerate(fields, start=1):
            if len(field) > self.limits.field_chars:
                raise self._too_long(column)
            yield unquote(field)

    def _malformed(self, message: str) -> TableError:
        text = "".join(self.pending)
        column, is_long = _trouble(text, self.delimiter, self.limits.field_chars)
        if is_long:
            return self._too_long(column)
        reason = "A quotation mark stands in the middle of a value."
        if "unexpected end" in message:
            reason = "The file ends inside a quoted value: it is cut off, or a quote is missing."
        return TableError(reason, _SAVE_AGAIN, line=self.start, column=column)

    def _too_long(self, column: int) -> TableError:
        return TableError(
            f"The value is longer than {self.limits.field_chars:,} characters.",
            "Shorten it; if it is not one value, a closing quotation mark is missing.",
            line=self.start,
            column=column,
        )


def _fitted(records: _Records, rows: Iterator[Row], headers: tuple[str, ...]) -> Iterator[Row]:
    for row in rows:
        if is_blank_row(row):
            continue
        if len(row.cells) < len(headers):
            raise _short_row(row, headers, records.is_cut_off(row))
        yield fit(row, headers)


def _short_row(row: Row, headers: tuple[str, ...], cut_off: bool) -> TableError:
    column = len(row.cells) + 1
    reason = f"The row has {len(row.cells)} values, the header {len(headers)} columns."
    remedy = "Look for a missing delimiter or an unquoted line break in this row."
    if cut_off:
        reason, remedy = f"The file is cut off in its last line. {reason}", _SAVE_AGAIN
    return TableError(reason, remedy, line=row.number, column=column, header=headers[column - 1])


def _open_text(source: Source, encoding: str) -> TextIO:
    return io.TextIOWrapper(open_source(source), encoding=encoding, newline="")


def _delimiter(text: TextIO, limits: TableLimits) -> tuple[str, int]:
    """The delimiter, and how many leading lines only declare it (Excel's “sep=;”)."""
    lines = _sample(text, limits)
    if lines and (declared := re.fullmatch(r"sep=(.)\s*", lines[0])):
        return declared[1], 1
    return max(_DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter)), 0


def _sample(text: TextIO, limits: TableLimits) -> list[str]:
    lines = []
    try:
        while len(lines) < _SAMPLE_LINES and (line := text.readline(limits.line_chars)):
            lines.append(line.replace("\0", ""))
    except UnicodeDecodeError:
        pass  # told with its line when the records are read
    return lines


def _regularity(lines: list[str], delimiter: str) -> tuple[bool, int, int]:
    """How well the lines split at ``delimiter``: at all, how many alike, how wide."""
    try:
        widths = Counter(len(fields) for fields in csv.reader(lines, delimiter=delimiter) if fields)
    except csv.Error:
        return (False, 0, 0)
    width, alike = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(0, 0))
    return (width > 1, alike, width)


def _trouble(text: str, delimiter: str, limit: int) -> tuple[int, bool]:
    """Where a record goes wrong: the column, and whether its field is over ``limit``.

    The first field that is too long or goes on after its closing quote; else the last.
    """
    column, start, quoted = 1, 0, False
    for mark in re.finditer(f'["{re.escape(delimiter)}]', text):
        if mark[0] == '"':
            quoted = not quoted
            goes_on = text[mark.end() : mark.end() + 1] not in ("", '"', delimiter, "\r", "\n")
            if not quoted and goes_on and text[start] == '"':
                return column, False
        elif not quoted:
            if mark.start() - start > limit:
                return column, True
            column, start = column + 1, mark.end()
    return column, len(text) - start > limit
