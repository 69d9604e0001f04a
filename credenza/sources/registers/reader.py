"""Reading a copy of a register: by the columns that are asked for, in bulk."""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path

import polars as pl

from credenza.core.identifiers import npi_is_valid
from credenza.formats.archive import ArchiveLimits, ArchiveProblem, Budget, open_archive, unpack
from credenza.formats.tables import TableError, TableLimits, cell_text, read_table
from credenza.sources.base import Snapshot, Source, SourceError, Unreadable
from credenza.sources.exclusions.once import once
from credenza.sources.exclusions.troubles import too_many
from credenza.sources.registers.layout import DATES, SCHEMA, TEXTS, Layout, layout_of, register_keys
from credenza.sources.scan import CATALOG, declared

LARGEST_IN_ARCHIVE = 512 * 2**20
_ZIP = b"PK\x03\x04"
_DOWNLOAD = "Download it again from its publisher and use it as it comes."


@dataclass(frozen=True, slots=True)
class Register:
    """A copy as it was read: ``frame`` in the columns of ``SCHEMA``; ``refused`` rows have no
    NPI whose check digit holds."""

    snapshot: Snapshot
    frame: pl.DataFrame
    refused: int

    def of(self, npi: str) -> list[dict[str, object]]:
        """What it says of one NPI: nothing, one row or several."""
        return list(self.frame.filter(pl.col("npi") == npi).iter_rows(named=True))


def read_register(
    file: Path | str, key: str, *, part: bool = False, folder: Path = CATALOG
) -> Register:
    """Read a file as the register that the catalog has under ``key``.

    Raises Unreadable when the file is another one, in another layout, damaged, or holds fewer
    or more rows than the whole register has (which ``part`` allows); SourceError when there is no
    such register, OSError when the file cannot be opened.
    """
    source, layout = _declared(key, folder)
    file = Path(file)
    raw = _read(file, layout)
    shortfall = source.bounds.shortfall(raw.height)
    if not raw.height or (shortfall and not part):
        raise Unreadable(
            f"{file.name} is not the whole register “{source.title}”: it has {shortfall}. "
            f"{_DOWNLOAD}"
        )
    is_npi = once(raw["npi"], npi_is_valid, pl.Boolean)
    frame = _identified(_dated(raw, layout, file).filter(is_npi))
    refused = int((~is_npi).sum())
    if too_many(refused, raw.height):
        raise Unreadable(
            f"{refused:,} of {raw.height:,} rows of {file.name} have no valid NPI: its layout "
            f"has changed. {_DOWNLOAD}"
        )
    return Register(_snapshot(file, source, raw.height, frame.height, shortfall), frame, refused)


def _declared(key: str, folder: Path) -> tuple[Source, Layout]:
    known = register_keys(folder)
    if key not in known:
        raise SourceError(f"There is no register “{key}”. There are: {', '.join(known)}.")
    path = folder / key / "source.toml"
    return declared(path), layout_of(path)


def _read(file: Path, layout: Layout) -> pl.DataFrame:
    """The fields as texts, one column each; those that are absent are empty."""
    try:
        table = _table(file)
    except (TableError, ArchiveProblem, pl.exceptions.PolarsError) as error:
        raise Unreadable(f"{file.name} cannot be read: {error} {_DOWNLOAD}") from error
    names = {name.strip(): name for name in table.columns}
    chosen = {}
    for field, columns in layout.fields.items():
        found = [names[column] for column in columns if column in names]
        if not found and field not in layout.optional:
            raise Unreadable(
                f"{file.name} has no column “{columns[0]}”: this is another file, or its layout "
                f"has changed. {_DOWNLOAD}"
            )
        chosen[field] = pl.col(found[0]) if found else pl.lit("")
    texts = {field: text.fill_null("").str.strip_chars() for field, text in chosen.items()}
    rest = {name: pl.lit("") for name in (*TEXTS, *DATES) if name not in texts}
    return table.select(**texts, **rest)


def _table(file: Path) -> pl.DataFrame:
    """The file as texts: a CSV file, a workbook, or the one file of either kind in a ZIP."""
    with file.open("rb") as opened:
        if opened.read(4) != _ZIP:
            return _csv(file)
        content = _unzipped(opened)
    if content is None:
        return _workbook(file)
    return _workbook(content) if content.startswith(_ZIP) else _csv(content)


def _unzipped(opened) -> bytes | None:
    """The one table in a ZIP; None where the ZIP is itself a workbook."""
    opened.seek(0)
    with open_archive(opened, ArchiveLimits(unpacked_bytes=LARGEST_IN_ARCHIVE)) as archive:
        if "xl/workbook.xml" in archive.namelist():
            return None
        return _only(archive)


def _only(archive: zipfile.ZipFile) -> bytes:
    names = [name for name in archive.namelist() if name.lower().endswith((".csv", ".xlsx"))]
    if len(names) != 1:
        raise ArchiveProblem("other", f"It holds {len(names)} tables, where one was expected.")
    return b"".join(unpack(archive, names[0], Budget(LARGEST_IN_ARCHIVE)))


def _csv(source: Path | bytes) -> pl.DataFrame:
    content = io.BytesIO(source) if isinstance(source, bytes) else source
    return pl.read_csv(content, infer_schema=False, encoding="utf8-lossy")


def _workbook(source: Path | bytes) -> pl.DataFrame:
    table = read_table(source, limits=TableLimits(file_bytes=LARGEST_IN_ARCHIVE))
    rows = [tuple(map(cell_text, row.cells)) for row in table.rows]
    return pl.DataFrame(rows, schema=dict.fromkeys(table.headers, pl.String), orient="row")


def _dated(raw: pl.DataFrame, layout: Layout, file: Path) -> pl.DataFrame:
    """The fields of dates as days; an open end stays empty."""
    days = {
        field: pl.coalesce(pl.col(field).str.to_date(form, strict=False) for form in layout.dates)
        for field in DATES
    }
    dated = raw.with_columns(**days)
    for field in DATES:
        unread = int((dated[field].is_null() & (raw[field] != "")).sum())
        if too_many(unread, raw.height):
            first = raw.filter(dated[field].is_null() & (pl.col(field) != ""))[field][0]
            raise Unreadable(
                f"{unread:,} dates of {file.name} cannot be read (“{first[:40]}”): its layout "
                f"has changed. {_DOWNLOAD}"
            )
    return dated


def _identified(frame: pl.DataFrame) -> pl.DataFrame:
    """With ids (the NPI, numbered where it repeats) and what tells a changed row."""
    days = [pl.col(day).cast(pl.String).fill_null("") for day in DATES]
    single = frame.unique(maintain_order=True)
    values = single.select(text=pl.concat_str(*TEXTS, *days, separator="\x1f"))["text"]
    nth = pl.int_range(1, pl.len() + 1).over("npi")
    named = pl.when(nth == 1).then("npi").otherwise(pl.format("{}-{}", "npi", nth))
    hashes = pl.Series("row_hash", [_digest(text) for text in values], dtype=pl.String)
    return single.with_columns(named.alias("entry_id"), hashes).select(*SCHEMA)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _snapshot(file: Path, source: Source, rows: int, kept: int, shortfall: str) -> Snapshot:
    with file.open("rb") as opened:
        sha256 = file_digest(opened, "sha256").hexdigest()
    fetched = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Snapshot(source.key, file.name, sha256, fetched, None, rows, kept, "", shortfall)
