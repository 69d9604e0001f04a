"""The registry on disk: one SQLite file, built beside the old one and put in its place whole.

Each person's row is kept as published (runs of empty fields folded), with an index by NPI and
one by name. The building file is replaced into place only when it is complete and on the disk:
a crash at any moment leaves the old registry or the new one, and the next load clears up.
"""

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from credenza.sources.base import Snapshot, SourceError
from credenza.sources.catalog.nppes.careful import Refusal
from credenza.sources.catalog.nppes.rows import Rows

EDITION = 1
"""Raised when the tables below change; a registry of another edition must be loaded again."""

_TABLES = """
create table entry (
    row integer primary key, npi integer not null, family text not null, given text not null,
    states text not null, text text not null
);
create table other_name (
    family text not null, given text not null, states text not null, row integer not null
);
create table refusal (row integer not null, npi text not null, reason text not null);
create table about (key text primary key, value text not null) without rowid;
"""
_BY_NPI = "create index entry_npi on entry (npi)"
_BY_NAME = (
    "create index entry_name on entry (family, given, states)",
    "create index other_name_name on other_name (family, given, states, row)",
)
_KEEP_THE_LAST = (
    "create temp table last as"
    " select npi, max(row) as row from entry group by npi having count(*) > 1",
    "insert into refusal select entry.row, npi,"
    " 'The NPI stands again further down in the file; the last row was kept.'"
    " from entry join last using (npi) where entry.row < last.row",
    "delete from other_name where row in"
    " (select entry.row from entry join last using (npi) where entry.row < last.row)",
    "delete from entry where row in"
    " (select entry.row from entry join last using (npi) where entry.row < last.row)",
)
_BUILDING_FAST = {  # safe because an unfinished building file is never read
    "journal_mode": "off",
    "synchronous": "off",
    "page_size": 8192,
    "cache_size": -65536,
    "threads": 2,
}


class Building:
    """A registry that is being written."""

    def __init__(self, database: sqlite3.Connection):
        self._database = database

    def add(self, rows: Rows) -> None:
        """Store what one block gave."""
        execute = self._database.executemany
        execute("insert into entry values (?, ?, ?, ?, ?, ?)", rows.entries)
        execute("insert into other_name values (?, ?, ?, ?)", rows.other_names)
        execute(
            "insert into refusal values (?, ?, ?)",
            ((r.row, r.npi, r.reason) for r in rows.refusals),
        )

    def index(self) -> int:
        """Make the registry answer; returns how many entries it holds.

        Of an NPI that stands twice the last row is kept and the others are refused.
        """
        for statement in (_BY_NPI, *_KEEP_THE_LAST, *_BY_NAME):
            self._database.execute(statement)
        return self._count("entry")

    def count_refusals(self) -> int:
        """How many rows were refused."""
        return self._count("refusal")

    def refusals(self, limit: int) -> tuple[Refusal, ...]:
        """The first refused rows in the order of the file."""
        found = "select row, npi, reason from refusal order by row limit ?"
        return tuple(Refusal(*row) for row in self._database.execute(found, [limit]))

    def describe(self, snapshot: Snapshot, header: list[str]) -> None:
        """Write what this registry is a copy of."""
        about = {
            "edition": str(EDITION),
            "header": json.dumps(header),
            "snapshot": json.dumps(asdict(snapshot), default=str),
        }
        self._database.executemany("insert into about values (?, ?)", about.items())

    def _count(self, table: str) -> int:
        return self._database.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608


@contextmanager
def building(path: Path) -> Iterator[Building]:
    """A new registry that takes the place of ``path`` when the block ends well.

    When it ends badly ``path`` is as it was. Raises SourceError when another load of the same
    registry is under way.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    with _alone(path.with_name(f".{path.name}.lock")):
        unfinished.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as database:
                _prepare(database)
                yield Building(database)
                database.execute("commit")
            _put_in_place(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)


def read_about(database: sqlite3.Connection, name: str) -> tuple[list[str], Snapshot]:
    """The header and the snapshot of an opened registry.

    Raises SourceError when the file is no registry or one of another edition.
    """
    try:
        about = dict(database.execute("select key, value from about"))
    except sqlite3.DatabaseError as error:
        raise SourceError(f"{name} is not an NPI registry ({error}). Load it again.") from None
    if about.get("edition") != str(EDITION):
        raise SourceError(f"{name} was made by another version of Credenza. Load it again.")
    return json.loads(about["header"]), _snapshot(json.loads(about["snapshot"]))


def _snapshot(fields: dict) -> Snapshot:
    published = fields["published_on"]
    fields["published_on"] = date.fromisoformat(published) if published else None
    fields["fetched_at"] = datetime.fromisoformat(fields["fetched_at"])
    return Snapshot(**fields)


def _prepare(database: sqlite3.Connection) -> None:
    for name, value in _BUILDING_FAST.items():
        database.execute(f"pragma {name} = {value}")
    database.executescript(_TABLES)
    database.execute("begin")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SourceError(
                "This registry is being loaded already. Wait for it to end."
            ) from None
        yield


def _put_in_place(unfinished: Path, path: Path) -> None:
    _to_disk(unfinished)
    unfinished.replace(path)
    _to_disk(path.parent)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
