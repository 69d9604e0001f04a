"""The part of a file that has come so far, and by what it is known to be of the same file.

It stays when a download breaks off, so that the next one goes on where it ended.
"""

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from credenza.sources.base import NotChecked


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server says of one edition of a file (RFC 9110, 8.8): by it another is told."""

    etag: str = ""
    modified: str = ""

    @classmethod
    def of(cls, response: httpx.Response) -> "Validators":
        """As the headers of an answer give them."""
        return cls(
            response.headers.get("etag", "")[:200], response.headers.get("last-modified", "")[:40]
        )

    @property
    def strong(self) -> str:
        """What may stand in If-Range: never a weak tag, whose bytes may differ."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


class Part:
    """The unfinished file of one address in a folder."""

    def __init__(self, folder: Path, address: str):
        name = hashlib.sha256(address.encode()).hexdigest()[:24]
        self.path = folder / f"{name}.part"
        self._told = folder / f"{name}.json"
        self._lock = folder / f"{name}.lock"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the part for one download. Raises NotChecked where another has it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise NotChecked("This file is being fetched already: wait for it.") from None
            yield

    @property
    def size(self) -> int:
        """Bytes that have come and can be gone on from; 0 where nothing tells of which edition."""
        known = self.path.exists() and self.validators.strong
        return self.path.stat().st_size if known else 0

    @property
    def validators(self) -> Validators:
        """Of which edition the part is."""
        try:
            return Validators(**json.loads(self._told.read_text()))
        except (OSError, ValueError, TypeError):
            return Validators()

    def begin(self, validators: Validators) -> None:
        """Forget what came, and begin with another edition."""
        self.forget()
        self._told.write_text(json.dumps(asdict(validators)))
        self.path.touch()

    def forget(self) -> None:
        """Let go of what came."""
        self.path.unlink(missing_ok=True)
        self._told.unlink(missing_ok=True)
