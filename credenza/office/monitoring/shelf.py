"""Where copies of lists lie: each file as it came, and beside it the entries read from it.

They are what publishers give to everybody, so they are not sealed; who of the staff resembles
an entry is kept in the database alone. Files are named by their fingerprint, are readable by
the office alone and are never written again.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from django.conf import settings

from credenza.office.documents.disk import write_whole
from credenza.sources.base import SourceError
from credenza.sources.copies import read_copy

_UNSAFE = re.compile(r"[^\w. ()-]+")


def folder_of(key: str) -> Path:
    """Where the copies of a list lie."""
    return Path(settings.LISTS) / key


def file_of(key: str, sha256: str) -> Path:
    """The file of a copy, as its publisher gave it."""
    return folder_of(key) / sha256


def frame_file(key: str, sha256: str) -> Path:
    """The entries read from a copy."""
    return folder_of(key) / f"{sha256}.parquet"


@contextmanager
def coming(content: bytes | Path, name: str) -> Iterator[Path]:
    """A file that may become a copy, under its own name, which often tells its day; gone after.

    A file that a folder holds is read where it lies.
    """
    if isinstance(content, Path):
        yield content
        return
    with tempfile.TemporaryDirectory(prefix="coming-", dir=_made(Path(settings.LISTS))) as folder:
        file = Path(folder) / (_UNSAFE.sub("_", Path(name).name)[-120:].strip(". ") or "list")
        file.write_bytes(content)
        yield file


def keep(key: str, sha256: str, file: Path, frame: pl.DataFrame) -> str:
    """Put a file and its entries on the shelf; the fingerprint of the entries as written."""
    with tempfile.TemporaryFile(dir=_made(folder_of(key))) as written:
        frame.write_parquet(written)
        written.seek(0)
        entries = written.read()
    write_whole(frame_file(key, sha256), entries)
    _place_whole(file, file_of(key, sha256))
    return hashlib.sha256(entries).hexdigest()


def put_back(key: str, sha256: str, file: Path) -> None:
    """Put the file of a copy back where it is gone or was altered."""
    if not is_whole(key, sha256):
        _place_whole(file, file_of(key, sha256))


def fingerprint(file: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def frame(key: str, sha256: str, frame_sha256: str) -> pl.DataFrame:
    """The entries of a copy, in the columns of its source.

    Where they are gone or were altered since, they are read again from the file. Raises
    SourceError when that was altered too: nobody is cleared by it.
    """
    path = frame_file(key, sha256)
    if path.exists() and fingerprint(path) == frame_sha256:
        return pl.read_parquet(path)
    if not is_whole(key, sha256):
        raise SourceError(
            f"The copy {sha256[:12]} of “{key}” is gone from {path.parent} or was altered there. "
            "Put it back from the backup, or take the same file in again."
        )
    return read_copy(file_of(key, sha256), key).frame


def is_whole(key: str, sha256: str) -> bool:
    """Whether the file of a copy lies on the shelf as it was taken in."""
    path = file_of(key, sha256)
    return path.exists() and fingerprint(path) == sha256


def _place_whole(file: Path, place: Path) -> None:
    """A copy of ``file`` at ``place``, there wholly or not at all."""
    with tempfile.TemporaryDirectory(prefix="coming-", dir=place.parent) as folder:
        coming_in = Path(folder) / place.name
        with file.open("rb") as given, coming_in.open("wb") as taken:
            shutil.copyfileobj(given, taken)
            taken.flush()
            os.fsync(taken.fileno())
        coming_in.chmod(0o400)
        coming_in.replace(place)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
