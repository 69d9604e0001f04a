"""A workbook measured before it is loaded, so that a bomb is refused instead of unpacked.

The reader holds a worksheet as one rectangle, so a single cell far away costs as much as a full
sheet; and it copies a shared text to every cell that uses it. Both are counted here first, from
a stream of the XML, over-counting rather than under-counting.
"""

import re
import zipfile
from array import array
from collections.abc import Iterator

from credenza.formats.archive import ArchiveLimits, Budget, open_archive, unpack
from credenza.formats.tables.model import TableError, TableLimits
from credenza.formats.tables.source import Source, open_source

_WORKBOOK_PARTS = 2_000
_OVERLAP = 256  # longer than any reference split by a chunk's edge
_REFERENCE = re.compile(rb"""r\s*=\s*["']\s*\$?([A-Za-z]{0,3})\$?(\d{1,10})""")
_INDEX = re.compile(rb"<(?:\w+:)?v\b[^>]{0,100}>\s*(\d{1,10})\s*<")
_TEXT_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")


def check_workbook(source: Source, limits: TableLimits) -> None:
    """Refuse a workbook that would take too much memory.

    Raises TableError for its size, ArchiveProblem for a damaged or dangerous container. Every
    part is looked at, because a part's name says nothing about what it is used for.
    """
    shell = ArchiveLimits(_WORKBOOK_PARTS, limits.unpacked_bytes)
    with open_source(source) as file, open_archive(file, shell) as archive:
        if "xl/workbook.xml" not in {name.lower() for name in archive.namelist()}:
            raise TableError("This is not an Excel workbook.", "Save the list as XLSX or CSV.")
        lengths = _shared_lengths(archive, Budget(limits.unpacked_bytes))
        budget = Budget(limits.unpacked_bytes)
        for name in archive.namelist():
            _check_part(unpack(archive, name, budget), lengths, limits)


def _shared_lengths(archive: zipfile.ZipFile, budget: Budget) -> array:
    """The size in bytes of each shared text, in the order in which cells refer to it."""
    lengths = array("L")
    for name in archive.namelist():
        start = passed = 0  # where the present text began; bytes before the window
        tail = b""
        for chunk in unpack(archive, name, budget):
            window = tail + chunk
            for end in _text_ends(window, len(tail)):
                lengths.append(passed + end - start)
                start = passed + end
            tail = window[-_OVERLAP:]
            passed += len(window) - len(tail)
    return lengths


def _text_ends(window: bytes, seen: int) -> Iterator[int]:
    """Where texts end in ``window``, beyond the ``seen`` bytes of the window before."""
    if b"si" in window:
        yield from (end for match in _TEXT_END.finditer(window) if (end := match.end()) > seen)


def _check_part(chunks: Iterator[bytes], lengths: array, limits: TableLimits) -> None:
    rows = columns = text_bytes = 0
    for window in _windows(chunks):
        references = _REFERENCE.findall(window)
        rows = max(rows, max((int(digits) for _, digits in references), default=0))
        letters = {letters for letters, _ in references}
        columns = max(columns, max(map(_column_number, letters), default=0))
        text_bytes += sum(
            lengths[index] for index in map(int, _INDEX.findall(window)) if index < len(lengths)
        )
        if rows * columns > limits.cells or text_bytes > limits.unpacked_bytes:
            raise _too_large()


def _windows(chunks: Iterator[bytes]) -> Iterator[bytes]:
    tail = b""
    for chunk in chunks:
        yield tail + chunk
        tail = chunk[-_OVERLAP:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_large() -> TableError:
    return TableError(
        "The workbook is too large when unpacked, or a cell far outside the list is used.",
        "Delete the unused rows and columns around the list, or save the list as CSV.",
    )
