"""Uploaded lists: they hold what must not lie open on a disk, and are sealed there."""

import hashlib
from pathlib import Path

from django.conf import settings

from credenza.formats.tables import Table, read_table
from credenza.office.documents.disk import write_whole
from credenza.office.exchange.models import RosterImport


def keep(data: bytes) -> tuple[str, str]:
    """Seal a file's bytes on disk; its fingerprint and the id of the key."""
    fingerprint = hashlib.sha256(data).hexdigest()
    write_whole(_place(fingerprint), settings.VAULT.seal_bytes(data, "import", fingerprint))
    return fingerprint, settings.VAULT.current


def table_of(one: RosterImport) -> Table:
    """The uploaded list as rows. Raises TableError where it does not read."""
    sealed = _place(one.sha256).read_bytes()
    data = settings.VAULT.unseal_bytes(sealed, one.key, "import", one.sha256)
    return read_table(data)


def keep_refused(one: RosterImport, workbook: bytes) -> None:
    """Keep the workbook of refused rows beside the list."""
    sealed = settings.VAULT.seal_bytes(workbook, "refused", str(one.pk))
    write_whole(_refused_place(one), settings.VAULT.current.encode() + b":" + sealed)


def refused_of(one: RosterImport) -> bytes:
    """The workbook of refused rows. Raises FileNotFoundError where none was refused."""
    key, _, sealed = _refused_place(one).read_bytes().partition(b":")
    return settings.VAULT.unseal_bytes(sealed, key.decode(), "refused", str(one.pk))


def tell_progress(pk: int, done: int, total: int) -> None:
    """Say how far an import is; told outside the transaction, so that others can read it."""
    (_folder() / f"{pk}.progress").write_text(f"{done} {total}")


def progress_of(pk: int) -> tuple[int, int]:
    """How far an import is: rows done, rows in all (0: not known yet)."""
    path = _folder() / f"{pk}.progress"
    words = path.read_text().split() if path.exists() else []
    return (int(words[0]), int(words[1])) if len(words) == 2 else (0, 0)


def _folder() -> Path:
    folder = Path(settings.HOME) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _place(fingerprint: str) -> Path:
    return _folder() / f"{fingerprint}.sealed"


def _refused_place(one: RosterImport) -> Path:
    return _folder() / f"{one.pk}.refused"
