"""Loading the NPPES monthly file into the local registry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from credenza.sources.ahead import ahead, in_order
from credenza.sources.base import Snapshot, Unreadable
from credenza.sources.catalog.nppes.blocks import MonthlyFile, opened
from credenza.sources.catalog.nppes.careful import Refusal
from credenza.sources.catalog.nppes.chosen import Chosen
from credenza.sources.catalog.nppes.columns import unknown
from credenza.sources.catalog.nppes.rows import RowReader, Rows
from credenza.sources.catalog.nppes.store import Building, building
from credenza.sources.scan import CATALOG, declared

REFUSALS_TOLD = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load has come: unpacked bytes of the file, and data rows."""

    bytes_done: int
    bytes_total: int
    rows: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did.

    Every data row of the file is in exactly one of ``kept``, ``organisations``,
    ``passed_over`` (not chosen by state or taxonomy) and ``refused``. ``refusals`` are the
    first hundred of the refused; all of them are kept in the registry. ``new_columns`` are
    names in the header that no known edition of the layout has.
    """

    snapshot: Snapshot
    kept: int
    organisations: int
    passed_over: int
    refused: int
    refusals: tuple[Refusal, ...]
    new_columns: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    rows: int = 0
    organisations: int = 0

    def count(self, rows: Rows) -> None:
        self.rows += rows.read
        self.organisations += rows.organisations


def load(
    file: Path | str,
    *,
    into: Path | str,
    state: str = "",
    taxonomy: str = "",
    progress: Callable[[Progress], None] = lambda _: None,
) -> LoadReport:
    """Read the monthly file (CSV, or the ZIP that holds it) into the registry at ``into``.

    ``state`` (two letters) keeps practitioners with a practice location or a licence there,
    ``taxonomy`` those with a code like it ("207R%"); deactivated NPIs, published without
    either, are always kept. ``progress`` is called after every block of about 8 MB.

    The old registry answers until the new one is complete. Raises Unreadable when the file is
    not the monthly file or is damaged, SourceError when the choice makes no sense or another
    load is under way, OSError when a path cannot be used; the old registry then stays.
    """
    file, into = Path(file), Path(into)
    chosen = Chosen(state.upper(), taxonomy.upper())
    fetched_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    tally = _Tally()
    with opened(file) as monthly, building(into) as registry:
        for rows in in_order(RowReader(monthly.header, chosen), ahead(monthly.blocks())):
            registry.add(rows)
            tally.count(rows)
            progress(Progress(rows.end, monthly.size, tally.rows))
        kept = registry.index()
        if not kept:
            raise Unreadable(_nothing_kept(monthly, chosen, tally, registry.refusals(1)))
        snapshot = _snapshot(monthly, chosen, tally.rows, kept, fetched_at)
        registry.describe(snapshot, monthly.header)
        return _report(monthly, snapshot, tally, registry)


def _snapshot(
    monthly: MonthlyFile, chosen: Chosen, rows: int, kept: int, fetched_at: datetime
) -> Snapshot:
    source = declared(CATALOG / "nppes" / "source.toml")
    return Snapshot(
        source=source.key,
        file=monthly.name,
        sha256=monthly.sha256,
        fetched_at=fetched_at,
        published_on=monthly.published_on,
        rows=rows,
        kept=kept,
        chosen=str(chosen),
        shortfall=source.bounds.shortfall(rows),
    )


def _report(
    monthly: MonthlyFile, snapshot: Snapshot, tally: _Tally, registry: Building
) -> LoadReport:
    refused = registry.count_refusals()
    sorted_out = snapshot.kept + tally.organisations + refused
    return LoadReport(
        snapshot=snapshot,
        kept=snapshot.kept,
        organisations=tally.organisations,
        passed_over=tally.rows - sorted_out,
        refused=refused,
        refusals=registry.refusals(REFUSALS_TOLD),
        new_columns=unknown(monthly.header),
    )


def _nothing_kept(
    monthly: MonthlyFile, chosen: Chosen, tally: _Tally, refusals: tuple[Refusal, ...]
) -> str:
    if not tally.rows:
        return f"{monthly.name} has a header and no rows. Download the file again."
    if refusals:
        first = refusals[0]
        return f"No row of {monthly.name} could be kept. Row {first.row}: {first.reason}"
    choice = f" with {chosen}" if str(chosen) else ""
    return f"{monthly.name} holds no practitioner{choice}: the registry was left as it was."
