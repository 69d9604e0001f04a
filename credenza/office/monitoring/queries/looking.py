"""Looking somebody up on every list at once, whether or not they have a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.conf import settings

from credenza.office.monitoring.models import Copy
from credenza.office.monitoring.queries.followed import known_keys, known_registers
from credenza.office.monitoring.queries.lists import frame_of, newest
from credenza.office.monitoring.queries.searching import sources
from credenza.screening.bands import CONFIRMED
from credenza.screening.explain import told
from credenza.screening.listed import people_of
from credenza.screening.match import match
from credenza.screening.records import FIELDS
from credenza.sources.base import SourceError
from credenza.sources.catalog.sam.live import LiveExclusions, SamRecord
from credenza.sources.exclusions.entry import SCHEMA
from credenza.sources.fetching.gate import Gate
from credenza.sources.registers.layout import layout_of
from credenza.sources.scan import CATALOG

MOST = 20
"""Entries that are shown of one list."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is looked for."""

    last: str = ""
    first: str = ""
    middle: str = ""
    born_on: date | None = None
    npi: str = ""

    def frame(self) -> pl.DataFrame:
        """As the one row of a people frame."""
        given = {
            "id": "1",
            "family": self.last,
            "given": self.first,
            "middle": self.middle,
            "born_on": self.born_on.isoformat() if self.born_on else "",
            "npi": self.npi,
        }
        row = {name: given.get(name, "") for name in FIELDS}
        return pl.DataFrame([row], schema=dict.fromkeys(FIELDS, pl.String))


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that is alike, and in words what speaks for and against it."""

    entry: Mapping[str, object]
    band: str
    score: float
    pro: list[str]
    contra: list[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one list says: the entries most alike, and how many ``more`` are alike; ``trouble``
    when it could not be searched."""

    source: str
    copy: Copy | None
    hits: list[Hit]
    more: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a register says of somebody: its rows (none: they are not in it), and what being in
    it means."""

    copy: Copy
    says: str
    rows: list[Mapping[str, object]]
    trouble: str = ""


def looked_up(wanted: Wanted) -> list[Answer]:
    """What every list that the office has or follows says of somebody."""
    held = {*sources(), *Copy.objects.order_by().values_list("source", flat=True).distinct()}
    return [_answer(key, wanted) for key in known_keys() if key in held]


def registered(npi: str) -> list[Standing]:
    """What the registers that the office has a copy of say of an NPI; nothing without one."""
    if not npi:
        return []
    copies = [copy for key in known_registers() if (copy := newest(key))]
    return [_standing(copy, npi) for copy in copies]


def said_by_sam(wanted: Wanted) -> list[SamRecord] | None:
    """What SAM.gov itself says at this moment; None where the office has no key for it.

    Raises SourceError when it did not say.
    """
    if not settings.SAM_KEY:
        return None
    with LiveExclusions(settings.SAM_KEY, gate=Gate(), attempts=2, timeout=8.0) as live:
        if wanted.npi:
            return live.by_npi(wanted.npi)
        return live.by_name(wanted.last, wanted.first)


def _standing(copy: Copy, npi: str) -> Standing:
    says = layout_of(CATALOG / copy.source / "source.toml").says
    try:
        rows = frame_of(copy).filter(pl.col("npi") == npi)
    except SourceError as error:
        return Standing(copy, says, [], str(error))
    return Standing(copy, says, list(rows.iter_rows(named=True)))


def _answer(key: str, wanted: Wanted) -> Answer:
    copy = newest(key)
    if copy is None:
        return Answer(key, None, [], trouble="There is no copy of this list yet.")
    try:
        entries = frame_of(copy)
    except SourceError as error:
        return Answer(key, copy, [], trouble=str(error))
    if not wanted.last:
        return Answer(key, copy, _hits_by_number(wanted.npi, entries))
    found = match(wanted.frame(), people_of(entries, key))
    return Answer(key, copy, _hits(found.head(MOST), entries), max(0, found.height - MOST))


def _hits_by_number(npi: str, entries: pl.DataFrame) -> list[Hit]:
    """Entries with an NPI, for somebody of whom nothing else is known to compare by."""
    found = entries.filter(pl.col("npis").list.contains(npi)).head(MOST)
    pro = [f"NPI {npi} the same"]
    return [Hit(row, CONFIRMED, 1.0, pro, []) for row in found.iter_rows(named=True)]


def _hits(found: pl.DataFrame, entries: pl.DataFrame) -> list[Hit]:
    rows = entries.filter(pl.col("entry_id").is_in(found["entry_id"].implode()))
    known = {row["entry_id"]: row for row in rows.select(*SCHEMA).iter_rows(named=True)}
    return [
        Hit(known[row["entry_id"]], row["band"], row["score"], *told(row["reasons"]))
        for row in found.iter_rows(named=True)
    ]
