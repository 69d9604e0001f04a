"""Reading a copy of an exclusion list: everything on it, or a clear word why not."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import polars as pl

from credenza.sources.base import Snapshot, Source, SourceError, Unreadable
from credenza.sources.exclusions.acts import act, folded, hashed, identified
from credenza.sources.exclusions.columns import DATES, read_columns
from credenza.sources.exclusions.entry import (
    PERSON,
    SCHEMA,
    ExclusionEntry,
    entries_of,
    to_frame,
)
from credenza.sources.exclusions.layout import Layout, Sheet, layout_of, list_keys
from credenza.sources.exclusions.reading import content_of, read_sheets
from credenza.sources.exclusions.troubles import Trouble, too_many
from credenza.sources.scan import CATALOG, declared


@dataclass(frozen=True, slots=True)
class ExclusionList:
    """A copy of a list as it was read.

    Every data row of the file is an entry, or counted in ``refusals`` (it names nobody),
    ``duplicates`` (it repeats another row), ``folded`` (a further row of an entry's act) or
    ``passed_over`` (it is no exclusion; by reason). ``unread`` are values that were not
    understood; their entries are kept without them. ``frame`` holds the entries in the columns
    of ``SCHEMA``.
    """

    snapshot: Snapshot
    frame: pl.DataFrame
    refusals: tuple[Trouble, ...]
    unread: tuple[Trouble, ...]
    duplicates: int
    folded: int
    passed_over: dict[str, int]

    @property
    def persons(self) -> int:
        """How many of the entries are persons."""
        return int(self.frame["kind"].eq(PERSON).sum())

    def entries(self) -> Iterator[ExclusionEntry]:
        """Every entry, in the order of the file."""
        return entries_of(self.frame)

    def entry(self, entry_id: str) -> ExclusionEntry:
        """The entry of that id; raises KeyError."""
        found = next(entries_of(self.frame.filter(pl.col("entry_id") == entry_id)), None)
        if found is None:
            raise KeyError(entry_id)
        return found

    def to_frame(self) -> pl.DataFrame:
        """The columns that screening compares."""
        return to_frame(self.frame)


@dataclass(slots=True)
class _Tally:
    refusals: list[Trouble] = field(default_factory=list)
    unread: list[Trouble] = field(default_factory=list)
    duplicates: int = 0
    folded: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)


def read_list(
    file: Path | str, key: str, *, part: bool = False, folder: Path = CATALOG
) -> ExclusionList:
    """Read a file as the list that the catalog has under ``key``.

    Raises Unreadable when the file is another list, in another layout, damaged, cut off, or
    holds fewer or more rows than the whole list has; nothing of it then counts. ``part`` allows
    other sizes (a supplement, a sample): the snapshot then tells that it is not whole. Raises
    SourceError when there is no such list, OSError when the file cannot be opened.
    """
    source, layout = _declared(key, folder)
    file = Path(file)
    content = content_of(file)
    raws = read_sheets(content, layout)
    rows = sum(raw.height for raw in raws)
    shortfall = source.bounds.shortfall(rows)
    if not rows or (shortfall and not part):
        raise Unreadable(
            f"{file.name} is not the whole list “{source.title}”: it has {shortfall}. "
            "Nobody may be cleared by it; download it again."
        )
    tally = _Tally()
    read = [_read(raw, sheet, tally) for raw, sheet in zip(raws, layout.sheets, strict=True)]
    frame = _completed(pl.concat(read), source, layout)
    _check_refusals(file, tally, rows)
    return ExclusionList(
        _snapshot(file, content, source, layout, rows=rows, kept=frame.height),
        frame,
        tuple(tally.refusals),
        tuple(tally.unread),
        tally.duplicates,
        tally.folded,
        dict(tally.passed_over),
    )


def _declared(key: str, folder: Path) -> tuple[Source, Layout]:
    known = list_keys(folder)
    if key not in known:
        raise SourceError(f"There is no list “{key}”. The lists are: {', '.join(known)}.")
    path = folder / key / "source.toml"
    return declared(path), layout_of(path)


def _read(raw: pl.DataFrame, sheet: Sheet, tally: _Tally) -> pl.DataFrame:
    """The entries of one sheet, with the columns that tell which are the same."""
    for rule in sheet.pass_over:
        matches = pl.col(rule.column).str.contains(rule.pattern)
        tally.passed_over[rule.reason] += raw.filter(matches).height
        raw = raw.filter(~matches)
    raw = raw.with_columns(hashed(raw, sheet))
    once = raw.unique("row_hash", keep="first", maintain_order=True)
    tally.duplicates += raw.height - once.height
    frame, unread = read_columns(once, sheet)
    _check_unread(frame, unread)
    tally.unread += unread
    frame = _without_nameless(frame, sheet, tally)
    entries = folded(frame, sheet) if sheet.folds else frame
    tally.folded += frame.height - entries.height
    return entries


def _without_nameless(frame: pl.DataFrame, sheet: Sheet, tally: _Tally) -> pl.DataFrame:
    """The rows by which somebody can be found: by a name or by an NPI."""
    named = (pl.concat_str("last", "first", "name") != "") | (pl.col("npis").list.len() > 0)
    columns = [column for name in ("last", "name") for column in sheet.fields.get(name, ())]
    tally.refusals += [
        Trouble(
            row,
            columns[0],
            "",
            "The row names nobody: the name is missing or masked, and there is no NPI.",
            "Look the row up on the publisher's page.",
            sheet.sheet or "",
        )
        for row in frame.filter(~named)["row"]
    ]
    return frame.filter(named)


def _check_unread(frame: pl.DataFrame, unread: list[Trouble]) -> None:
    """Refuse a list in which a column of dates is not one: its layout has changed."""
    for column, failed in Counter(trouble.column for trouble in unread).items():
        filled = max(frame[name].count() for name in DATES) + failed
        if too_many(failed, filled):
            first = next(trouble for trouble in unread if trouble.column == column)
            raise Unreadable(f"{failed:,} dates cannot be read: the layout has changed. {first}")


def _check_refusals(file: Path, tally: _Tally, rows: int) -> None:
    if too_many(len(tally.refusals), rows):
        raise Unreadable(
            f"{len(tally.refusals):,} of {rows:,} rows of {file.name} name nobody: its layout "
            f"has changed. {tally.refusals[0]}"
        )


def _completed(frame: pl.DataFrame, source: Source, layout: Layout) -> pl.DataFrame:
    code = pl.col("basis").str.replace_all(" ", "").str.to_lowercase()
    words = {text.replace(" ", "").lower(): meaning for text, meaning in layout.basis.items()}
    frame = identified(frame).with_columns(
        pl.lit(source.key).alias("source"),
        code.replace_strict(words, default="", return_dtype=pl.String).alias("basis_words"),
    )
    return frame.with_columns(act()).select(*SCHEMA)


def _snapshot(
    file: Path, content: bytes, source: Source, layout: Layout, *, rows: int, kept: int
) -> Snapshot:
    return Snapshot(
        source=source.key,
        file=file.name,
        sha256=sha256(content).hexdigest(),
        fetched_at=datetime.fromtimestamp(file.stat().st_mtime, UTC),
        published_on=_published_on(file, layout),
        rows=rows,
        kept=kept,
        shortfall=source.bounds.shortfall(rows),
    )


def _published_on(file: Path, layout: Layout) -> date | None:
    try:
        return datetime.strptime(file.stem, layout.published).date()  # noqa: DTZ007
    except ValueError:
        return None
