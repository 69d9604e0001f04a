"""Where an act comes from: a browser's address, the command line, or a job."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_origin: ContextVar[str] = ContextVar("credenza_origin", default="unknown")


@contextmanager
def origin(name: str) -> Iterator[None]:
    """Acts within are written as coming from ``name``, such as "web 10.0.0.3"."""
    token = _origin.set(name[:200])
    try:
        yield
    finally:
        _origin.reset(token)


def current_origin() -> str:
    """The origin of what is being done now; "unknown" where nobody said."""
    return _origin.get()
