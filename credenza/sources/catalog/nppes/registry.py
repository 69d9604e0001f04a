"""Asking the local registry."""

import csv
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from credenza.core.identifiers import npi_is_valid
from credenza.core.names import family_key, name_key
from credenza.sources.base import SourceError
from credenza.sources.catalog.nppes.blocks import FOLD
from credenza.sources.catalog.nppes.careful import Refusal
from credenza.sources.catalog.nppes.entry import RegistryEntry
from credenza.sources.catalog.nppes.published import entry_from
from credenza.sources.catalog.nppes.rows import EMPTY_RUN
from credenza.sources.catalog.nppes.store import read_about

AFTER_ANY_LETTER = "\U0010ffff"
_NAMED = """
    select row from {table} where family = :family and given >= :given and given < :beyond
    and (:state = '' or instr(states, :state)) order by given, row limit :limit
"""


class Registry:
    """The local copy of the NPI registry, opened for reading.

    Opening takes well under a millisecond: open one for each piece of work, so that a newly
    loaded registry is seen. Usable from several threads; close it, or use it in a ``with``.
    """

    def __init__(self, database: sqlite3.Connection, name: str):
        self._database = database
        self.header, self.snapshot = read_about(database, name)

    @classmethod
    def open(cls, path: Path | str) -> "Registry":
        """The registry at ``path``. Raises SourceError when there is none or it is no registry."""
        path = Path(path)
        if not path.is_file():
            raise SourceError(
                f'There is no NPI registry at "{path}". Load one with "credenza import nppes".'
            )
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        try:
            return cls(database, path.name)
        except SourceError:
            database.close()
            raise

    def __enter__(self) -> "Registry":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def by_npi(self, npi: str) -> RegistryEntry | None:
        """The practitioner with this NPI, or None.

        None is "not in this copy": see ``snapshot.is_whole`` before calling it "not in NPPES".
        """
        if not npi_is_valid(npi):
            return None
        found = self._database.execute(
            "select text from entry where npi = ?", [int(npi.strip())]
        ).fetchone()
        return self._entry(found[0]) if found else None

    def by_name(
        self, last: str, first: str = "", state: str = "", limit: int = 20
    ) -> list[RegistryEntry]:
        """Practitioners of this legal, former or other name, those of the legal name first.

        Case, marks, hyphens, spaces and a suffix in the last name do not matter; ``first`` may
        be the beginning of the first name; ``state`` is one of practice or licence.
        """
        family, given = family_key(last), name_key(first)
        if not family or not re.fullmatch(r"([A-Z]{2})?", state.strip().upper()):
            return []
        asked = {
            "family": family,
            "given": given,
            "beyond": given + AFTER_ANY_LETTER,
            "state": f" {state.strip().upper()} " if state.strip() else "",
            "limit": limit,
        }
        rows = dict.fromkeys(self._rows("entry", asked))
        if len(rows) < limit:
            rows |= dict.fromkeys(self._rows("other_name", asked))
        return [self._entry(self._text(row)) for row in list(rows)[:limit]]

    def refusals(self) -> Iterator[Refusal]:
        """Every row of the file that was not loaded, in the order of the file."""
        found = "select row, npi, reason from refusal order by row"
        return (Refusal(*row) for row in self._database.execute(found))

    def _rows(self, table: str, asked: dict) -> list[int]:
        return [row for (row,) in self._database.execute(_NAMED.format(table=table), asked)]

    def _text(self, row: int) -> str:
        return self._database.execute("select text from entry where row = ?", [row]).fetchone()[0]

    def _entry(self, text: str) -> RegistryEntry:
        values = next(csv.reader([text.replace(FOLD, EMPTY_RUN)]))
        return entry_from(dict(zip(self.header, map(str.strip, values), strict=True)))
