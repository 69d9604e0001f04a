"""The act that the database's triggers ascribe row changes to.

The triggers ask the connection: on SQLite a function registered on it, on PostgreSQL a setting
that ends with the transaction. Frames are kept on the connection, since an act belongs to its
transaction and a transaction to its connection.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import DEFAULT_DB_ALIAS, connection, connections

from credenza.core.permissions import Actor


@dataclass(slots=True)
class Frame:
    """An act under way. ``failures`` are acts within it that were refused or failed."""

    verb: str
    by: Actor
    at: datetime
    origin: str
    reason: str = ""
    practitioner: int | None = None
    detail: dict = field(default_factory=dict)
    id: int | None = None
    tx: int | None = None
    parent: int | None = None
    failures: list["Failure"] = field(default_factory=list)


@dataclass(slots=True)
class Failure:
    """An act that left no changes, with its outcome ("refused" or "failed") and why."""

    frame: Frame
    outcome: str
    why: str


def frames(wrapper=None) -> list[Frame]:
    """The acts under way on a connection (this thread's, if none is given), outermost first."""
    wrapper = wrapper or connections[DEFAULT_DB_ALIAS]
    return wrapper.__dict__.setdefault("ledger_frames", [])


def unsettled() -> list[Failure]:
    """Failures written within a transaction that may yet be rolled back."""
    return connections[DEFAULT_DB_ALIAS].__dict__.setdefault("ledger_unsettled", [])


def current() -> Frame | None:
    """The innermost act under way."""
    stack = frames()
    return stack[-1] if stack else None


@contextmanager
def entered(frame: Frame) -> Iterator[Frame]:
    """Row changes within are ascribed to ``frame``, then again to the act around it.

    Must be called within a transaction: it takes the frame's id.
    """
    stack = frames()
    frame.parent = stack[-1].id if stack else None
    frame.id, frame.tx = _take_id(frame.parent or 0)
    stack.append(frame)
    try:
        yield frame
        _point_to(frame.parent)
    finally:
        stack.pop()


def register(sender, connection, **kwargs) -> None:
    """Prepare a new connection; a receiver of ``connection_created``."""
    if connection.vendor != "sqlite":
        return
    stack = frames(connection)
    connection.connection.create_function(
        "credenza_act", 0, lambda: stack[-1].id if stack else None
    )
    with connection.cursor() as cursor:
        # Without it, the row that INSERT OR REPLACE removes would vanish without an entry.
        cursor.execute("PRAGMA recursive_triggers = ON")


def _take_id(at_least: int) -> tuple[int, int]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Safe while the transaction is IMMEDIATE: nobody else writes meanwhile.
            cursor.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'ledger_act'")
            taken = max(cursor.fetchone()[0] or 0, at_least) + 1
            return taken, taken
        # The transaction's number is taken first: the sealer relies on it.
        cursor.execute(
            "SELECT pg_current_xact_id()::text::bigint, set_config('credenza.act', "
            "nextval(pg_get_serial_sequence('ledger_act', 'id'))::text, true)"
        )
        tx, taken = cursor.fetchone()
        return int(taken), int(tx)


def _point_to(act: int | None) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('credenza.act', %s, true)", [str(act or "")])
