"""What changed from one edition of a list to the next."""

from dataclasses import dataclass

import polars as pl

from credenza.sources.exclusions.entry import ExclusionEntry, entries_of
from credenza.sources.exclusions.reader import ExclusionList


@dataclass(frozen=True, slots=True)
class Changes:
    """The entries of two editions that are not the same in both.

    ``removed`` may be reinstated, ended, or corrected under another name or date: the list does
    not say which. ``changed`` are (old, new) of one id with any value of the row different.
    """

    added: tuple[ExclusionEntry, ...]
    removed: tuple[ExclusionEntry, ...]
    changed: tuple[tuple[ExclusionEntry, ExclusionEntry], ...]


def compare(old: ExclusionList, new: ExclusionList) -> Changes:
    """The differences by entry and content, each in the order of the list it stands on.

    Raises ValueError when the two are not of one source, or when one is only a part, whose
    absences mean nothing.
    """
    if old.snapshot.source != new.snapshot.source:
        raise ValueError(f"{old.snapshot.source} is not compared with {new.snapshot.source}")
    if not (old.snapshot.is_whole and new.snapshot.is_whole):
        raise ValueError("a part of a list is not compared: who is absent may be on the rest of it")
    return differences(old.frame, new.frame)


def differences(old: pl.DataFrame, new: pl.DataFrame) -> Changes:
    """The differences of two frames with the columns of entries, whole or not."""
    added, removed, changed = parted(old, new)
    before = changed.select("entry_id").join(old, on="entry_id", maintain_order="left")
    return Changes(
        added=tuple(entries_of(added)),
        removed=tuple(entries_of(removed)),
        changed=tuple(zip(entries_of(before), entries_of(changed), strict=True)),
    )


def parted(old: pl.DataFrame, new: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """What is only in ``new``, only in ``old``, and in both with another ``row_hash`` (as in
    ``new``); each in the order of the frame it comes from, rows being told by ``entry_id``."""
    hashes = old.select("entry_id", old_hash="row_hash")
    both = new.join(hashes, on="entry_id", how="inner", maintain_order="left")
    return (
        new.join(old, on="entry_id", how="anti", maintain_order="left"),
        old.join(new, on="entry_id", how="anti", maintain_order="left"),
        both.filter(pl.col("row_hash") != pl.col("old_hash")).drop("old_hash"),
    )
