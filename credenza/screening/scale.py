"""Screening spread over the workers of a Dask cluster, for rosters of a whole state.

A pair's row depends on the pair alone (see ``match``), so a roster can be cut anywhere: what the
parts find, together, is what the whole finds. Each part is a task that names files, never data;
a worker that dies loses nothing that another cannot do again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from distributed import Client

from credenza.screening.match import match, ranked

PART = 25_000
"""Practitioners in one task: some seconds of work and less than 1 GB."""


@contextmanager
def spread_over(address: str, folder: Path) -> Iterator[Callable[..., pl.DataFrame]]:
    """``match.match`` as done by the workers of the Dask scheduler at ``address``.

    ``folder`` is seen by this machine and all workers under the same name; files are laid there
    and taken away. Raises OSError when nobody answers at the address.
    """
    with Client(address) as cluster, TemporaryDirectory(dir=folder) as shared:
        yield lambda roster, entries: match_on(cluster, roster, entries, Path(shared))


def match_on(
    cluster: Client, roster: pl.DataFrame, entries: pl.DataFrame, shared: Path, part: int = PART
) -> pl.DataFrame:
    """What ``match.match`` gives, worked out by the workers of a cluster in parts of so many
    practitioners. ``shared`` is a folder that this machine and all workers see."""
    listed = shared / "list.parquet"
    entries.write_parquet(listed)
    parts = [_laid_out(rows, shared) for rows in enumerate(roster.iter_slices(part))]
    found = cluster.gather(cluster.map(match_part, parts, listed=str(listed), pure=False))
    return ranked(pl.concat([match(roster.clear(), entries.clear()), *found]))


def match_part(part: str, listed: str) -> pl.DataFrame:
    """The task of a worker: one part of the roster against the list, both as files."""
    return match(pl.read_parquet(part), _list_of(listed, Path(listed).stat().st_mtime_ns))


def _laid_out(numbered: tuple[int, pl.DataFrame], shared: Path) -> str:
    number, rows = numbered
    file = shared / f"roster-{number}.parquet"
    rows.write_parquet(file)
    return str(file)


@lru_cache(maxsize=1)
def _list_of(file: str, _written_at: int) -> pl.DataFrame:
    """The list, read once by each worker until another is written in its place."""
    return pl.read_parquet(file)
