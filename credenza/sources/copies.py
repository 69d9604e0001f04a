"""A copy of any source that is kept as a file, whether a list or a register."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from credenza.sources.base import Snapshot
from credenza.sources.exclusions.entry import ORGANISATION
from credenza.sources.exclusions.reader import read_list
from credenza.sources.registers.layout import register_keys
from credenza.sources.registers.reader import read_register
from credenza.sources.scan import CATALOG


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read of a file: its entries, with ``entry_id`` and ``row_hash`` among the columns,
    and in words what could not be read."""

    snapshot: Snapshot
    frame: pl.DataFrame
    organisations: int
    troubles: Sequence[str]


def read_copy(file: Path, key: str) -> Contents:
    """Read a file as the list or register that the catalog has under ``key``.

    Raises SourceError when it is not the whole of it.
    """
    if key in register_keys(CATALOG):
        register = read_register(file, key)
        said = f"{register.refused:,} rows have no NPI whose check digit holds."
        troubles = [said] if register.refused else []
        return Contents(register.snapshot, register.frame, 0, troubles)
    read = read_list(file, key)
    organisations = int(read.frame["kind"].eq(ORGANISATION).sum())
    troubles = [str(trouble) for trouble in (*read.refusals, *read.unread)]
    return Contents(read.snapshot, read.frame, organisations, troubles)
