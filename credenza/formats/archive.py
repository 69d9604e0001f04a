"""ZIP containers opened with bounded work: the outer shell of XLSX and DOCX.

The central directory is measured before it is parsed, and members are unpacked as a stream
against one budget, so that a bomb costs no more than an honest file.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 20
_END = b"PK\x05\x06"
_END_RECORD = struct.Struct("<4s4H2LH")
_END_SIZE = _END_RECORD.size
_ENCRYPTED = 0x1
_DIRECTORY_BYTES_PER_ENTRY = 400


class ArchiveProblem(Exception):
    """A container that is not opened; ``code`` is a stable word, the message a sentence."""

    def __init__(self, code: str, reason: str):
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What a container may hold: members, and bytes when unpacked."""

    entries: int = 2_000
    unpacked_bytes: int = 200 * 1024 * 1024


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked from one container."""

    left: int

    def spend(self, amount: int) -> None:
        """Take ``amount`` bytes; raises ArchiveProblem when there are none left."""
        self.left -= amount
        if self.left < 0:
            raise ArchiveProblem("bomb", "It unpacks to far more than a real file of its size.")


def open_archive(file: BinaryIO, limits: ArchiveLimits) -> zipfile.ZipFile:
    """The container, its directory checked; raises ArchiveProblem.

    Refused: more members than allowed, members that are links, encrypted, named twice or named
    to escape a folder, and bytes before or after the container.
    """
    _check_end_record(file, limits)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ArchiveProblem("damaged", "The file is damaged or cut off.") from error
    _check_members(archive)
    return archive


def unpack(archive: zipfile.ZipFile, member: str, budget: Budget) -> Iterator[bytes]:
    """The bytes of a member in chunks, each taken from ``budget``; raises ArchiveProblem."""
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK):
                budget.spend(len(chunk))
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ArchiveProblem("damaged", f"Its part {member} is damaged.") from error


def _check_end_record(file: BinaryIO, limits: ArchiveLimits) -> None:
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE))
    tail = file.read(_END_SIZE)
    file.seek(0)
    if len(tail) < _END_SIZE or not tail.startswith(_END):
        raise ArchiveProblem("damaged", "The file is cut off, or something follows its end.")
    _, disk, _, _, entries, directory_size, offset, _ = _END_RECORD.unpack(tail)
    if entries > limits.entries or directory_size > limits.entries * _DIRECTORY_BYTES_PER_ENTRY:
        raise ArchiveProblem("bomb", f"It holds more than {limits.entries:,} parts.")
    if disk or offset + directory_size + _END_SIZE != size:
        raise ArchiveProblem("polyglot", "Something else is hidden before or inside the file.")


def _check_members(archive: zipfile.ZipFile) -> None:
    seen: set[str] = set()
    for info in archive.infolist():
        name = info.orig_filename
        if name in seen:
            raise ArchiveProblem("damaged", f"Its part {_shown(name)} occurs twice.")
        seen.add(name)
        if _escapes(name):
            raise ArchiveProblem("path", f"Its part {_shown(name)} points outside the file.")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ArchiveProblem("path", f"Its part {_shown(name)} is a link to another file.")
        if info.flag_bits & _ENCRYPTED:
            raise ArchiveProblem("encrypted", "It is protected with a password.")


def _escapes(name: str) -> bool:
    return (
        name.startswith("/")
        or "\\" in name
        or ":" in name
        or "\0" in name
        or ".." in name.split("/")
    )


def _shown(name: str) -> str:
    return ascii(name[:60])
