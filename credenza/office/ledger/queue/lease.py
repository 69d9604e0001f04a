"""A worker's sign of life: a locked file, which the system unlocks when its process dies."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def lease(folder: Path) -> Iterator[str]:
    """Hold a sign of life in ``folder``; gives the worker's name."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"worker-{os.getpid()}-{secrets.token_hex(4)}"
    with (folder / name).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            (folder / name).unlink()


def is_alive(folder: Path, name: str) -> bool:
    """Does the worker still hold its sign? Removes that of a dead one."""
    path = folder / name
    if not name or not path.exists():
        return False
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        path.unlink(missing_ok=True)
        return False
