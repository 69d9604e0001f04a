"""One door for every spreadsheet: its bytes decide how it is read, never its name."""

import re

from credenza.formats.tables.csv_reading import read_csv
from credenza.formats.tables.model import Table, TableError, TableLimits
from credenza.formats.tables.source import Source, open_source, source_size
from credenza.formats.tables.xlsx_reading import read_xlsx

DEFAULT_LIMITS = TableLimits()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_AS_XLSX = "Open it in a spreadsheet program and save it as XLSX or CSV."
_MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml|script|body|meta)", re.I)


def read_table(
    source: Source, *, sheet: str | None = None, limits: TableLimits = DEFAULT_LIMITS
) -> Table:
    """The table in an XLSX or CSV file given as a Path or as bytes.

    ``sheet`` names a worksheet; by default the first visible one that is not empty. Rows come
    as a stream; reading them, like this call, raises TableError with place and remedy.
    """
    if source_size(source) > limits.file_bytes:
        raise TableError(
            f"The file is larger than {limits.file_bytes // 2**20} MB.",
            "Split the list into several files.",
        )
    with open_source(source) as file:
        head = file.read(1024)
    _refuse_other_kinds(head)
    if head.startswith(_ZIP):
        return read_xlsx(source, limits, sheet)
    return read_csv(source, limits)


def _refuse_other_kinds(head: bytes) -> None:
    if not head:
        raise TableError("The file is empty.", "Choose a file with column names and rows.")
    if head.startswith(_OLE):
        raise TableError("This is an old Excel file, or one with a password.", _AS_XLSX)
    if head.startswith(b"%PDF"):
        raise TableError("This is a PDF, not a spreadsheet.", "Ask for the list as XLSX or CSV.")
    if _MARKUP.match(head):
        raise TableError("This is a web page under the name of a spreadsheet.", _AS_XLSX)
