"""The monthly file as blocks of whole lines: plain, or the CSV member inside its ZIP.

The file is read once from beginning to end and never unpacked to disk. Whatever makes it no
NPPES file at all (a web page, a cut download, a wrong encoding) is refused here, with the row
and column where it shows.
"""

import csv
import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO

from credenza.sources.base import Unreadable
from credenza.sources.catalog.nppes.columns import read_header

BLOCK = 16 * 1024 * 1024
LONGEST_LINE = 1024 * 1024
FOLD = "\x1e"
"""A control character that stands for a run of empty fields in the store; never in the data."""

NEWLINE = b"\n"
BOM = b"\xef\xbb\xbf"
AGAIN = "Download the file again and compare its size with the site's."
_PERIOD = re.compile(r"(?:19|20)\d{6}-((?:19|20)\d{6})")


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of the file in UTF-8; ``first_row`` counts the header as row 1."""

    first_row: int
    lines: bytes
    end: int


class MonthlyFile:
    """The opened file: its header, its size in unpacked bytes, and its lines to be read once.

    ``published_on`` is the last day it covers, from the name of the CSV; None when that does
    not tell.
    """

    def __init__(self, path: Path, stream: IO[bytes], size: int, csv_name: str, sha256: str = ""):
        self.name = path.name
        self.size = size
        self.published_on = _last_day(csv_name)
        self._stream = stream
        self._archive_sha256 = sha256
        self._digest = hashlib.sha256()
        self._at = 0
        self.header, self._rest = self._begin()

    @property
    def sha256(self) -> str:
        """The hash of the file as it lies on disk; of a plain file, of what was read so far."""
        return self._archive_sha256 or self._digest.hexdigest()

    def _read(self, size: int) -> bytes:
        """The next bytes. Raises Unreadable when a ZIP is damaged or cut off."""
        try:
            data = self._stream.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise Unreadable(
                f"{self.name} is damaged after {self._at:,} bytes ({error}). {AGAIN}"
            ) from None
        if not self._archive_sha256:
            self._digest.update(data)
        self._at += len(data)
        return data

    def blocks(self) -> Iterator[Block]:
        """All data lines, in order.

        Raises Unreadable naming the place when the file is damaged or in another encoding.
        """
        row, rest, more = 2, self._rest, True
        while more or rest:
            data = self._read(BLOCK)
            more = bool(data)
            cut = _end_of_lines(data) if more else 0
            lines = b"".join((rest, memoryview(data)[:cut])) if cut or not more else b""
            rest = data[cut:] if lines else rest + data
            if len(rest) > 2 * BLOCK:
                unended = row + lines.count(NEWLINE) + rest.count(NEWLINE)
                raise Unreadable(f"Row {unended:,} has no end. {AGAIN}")
            if lines:
                self._check(row, lines)
                yield Block(row, lines, self._at - len(rest))
                row += lines.count(NEWLINE)

    def _begin(self) -> tuple[list[str], bytes]:
        start = self._read(BLOCK)
        _refuse_other_kinds(self.name, start)
        line, _, rest = start.removeprefix(BOM).partition(NEWLINE)
        return read_header(line.decode("utf-8", "replace")), rest

    def _check(self, row: int, lines: bytes) -> None:
        if b"\0" in lines:
            where = self._place(row, lines, lines.index(b"\0"))
            raise Unreadable(f"{where} holds a NUL byte. The file is damaged. {AGAIN}")
        if lines.isascii():
            return
        try:
            lines.decode("utf-8")
        except UnicodeDecodeError as error:
            where = self._place(row, lines, error.start)
            raise Unreadable(
                f"{where} is not UTF-8. Use the file as downloaded, or save it as UTF-8."
            ) from None

    def _place(self, row: int, lines: bytes, at: int) -> str:
        line_start = lines.rfind(NEWLINE, 0, at) + 1
        before = lines[line_start:at].replace(b"\0", b"").decode("utf-8", "replace")
        column = len(next(csv.reader([before]), [""])) - 1
        name = self.header[column] if column < len(self.header) else f"number {column + 1}"
        return f'Row {row + lines.count(NEWLINE, 0, at):,}, column "{name}"'


@contextmanager
def opened(path: Path) -> Iterator[MonthlyFile]:
    """The monthly file at ``path``, plain or zipped (told by its content, not by its name).

    Raises Unreadable when the ZIP is cut off or holds no monthly file, OSError when the path
    cannot be read.
    """
    with path.open("rb") as raw:
        if raw.read(4) != b"PK\x03\x04":
            raw.seek(0)
            yield MonthlyFile(path, raw, path.stat().st_size, path.name)
            return
        raw.seek(0)
        digest = hashlib.file_digest(raw, "sha256").hexdigest()
        with _archive(path, raw) as archive:
            member = _main_member(path, archive)
            with _open_member(path, archive, member) as stream:
                yield MonthlyFile(path, stream, member.file_size, member.filename, digest)


def _last_day(csv_name: str) -> date | None:
    found = _PERIOD.search(csv_name)
    try:
        return datetime.strptime(found[1], "%Y%m%d").date() if found else None  # noqa: DTZ007
    except ValueError:
        return None


def _archive(path: Path, raw: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(raw)
    except zipfile.BadZipFile:
        size = path.stat().st_size
        raise Unreadable(f"{path.name} is cut off: {size:,} bytes arrived. {AGAIN}") from None


def _main_member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    mains = [
        member
        for member in archive.infolist()
        if re.fullmatch(r"npidata_pfile_.*\.csv", Path(member.filename).name, re.IGNORECASE)
        and "fileheader" not in member.filename.lower()
    ]
    if mains:
        return max(mains, key=lambda member: member.file_size)
    held = ", ".join(archive.namelist()[:5]) or "nothing"
    raise Unreadable(
        f'{path.name} holds no "npidata_pfile_….csv" (it holds {held}). '
        'Choose the "Full Replacement Monthly NPI File".'
    )


def _open_member(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return archive.open(member)
    except (NotImplementedError, RuntimeError, zipfile.BadZipFile) as error:
        raise Unreadable(
            f"{member.filename} in {path.name} cannot be unpacked ({error}). "
            "Unpack it with another program and choose the CSV file."
        ) from None


def _refuse_other_kinds(name: str, start: bytes) -> None:
    if not start.strip():
        raise Unreadable(f"{name} is empty. {AGAIN}")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"{name} is UTF-16 from row 1 on. Save it as UTF-8, or download it again.")
    if start.lstrip(BOM + b" \t\r\n").startswith(b"<"):
        raise Unreadable(
            f"{name} is a web page from row 1 on, not the file. "
            "Open the download page in a browser and save the file itself."
        )
    if NEWLINE not in start[:LONGEST_LINE]:
        raise Unreadable(f"Row 1 of {name} has no end: it is not a CSV file. {AGAIN}")


def _end_of_lines(data: bytes) -> int:
    """Where the last line ends that cannot end inside a quoted value; 0 when none does."""
    for ending in (b'"\n"', b'"\r\n"', NEWLINE):
        at = data.rfind(ending)
        if at >= 0:
            return data.index(NEWLINE, at) + 1
    return 0
