"""Ids of entries, rows that say the same, and which entries of two lists are one federal act."""

from hashlib import sha256

import polars as pl

from credenza.sources.exclusions.entry import SCHEMA, TEXTS
from credenza.sources.exclusions.layout import Sheet

_BETWEEN = "\x1f"


def hashed(raw: pl.DataFrame, sheet: Sheet) -> list[pl.Series]:
    """Of each raw row: the hash of its values, and the hash of those that make its id."""
    values = pl.concat_str(sorted(sheet.columns), separator=_BETWEEN)
    key = pl.concat_str(*sheet.key, separator=_BETWEEN).str.to_uppercase()
    texts = raw.select(row_hash=values, key_hash=key)
    return [
        pl.Series(name, [_digest(text) for text in texts[name]], dtype=pl.String)
        for name in texts.columns
    ]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def identified(frame: pl.DataFrame) -> pl.DataFrame:
    """Each row's ``entry_id``: the published one, else its key, numbered where it repeats.

    Rows of one key are numbered as they stand, so that the first keeps its id when another
    joins it further down.
    """
    published, key = pl.col("entry_id"), pl.col("key_hash").str.slice(0, 16)
    base = pl.when(published != "").then(published).otherwise(key)
    nth = pl.int_range(1, pl.len() + 1).over("base")
    numbered = pl.when(nth == 1).then("base").otherwise(pl.format("{}-{}", "base", nth))
    return frame.with_columns(base=base).with_columns(entry_id=numbered).drop("base")


def folded(frame: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Rows of one key as one entry, where the list publishes an act once for each agency.

    The row of the agency that comes first in ``fold_first`` speaks; agencies, aliases, NPIs and
    numbers of all are kept, and the entry ends when the last of them does.
    """
    order = {agency: n for n, agency in enumerate(sheet.fold_first)}
    rank = pl.col("agency").replace_strict(order, default=len(order), return_dtype=pl.Int64)
    ranked = frame.sort(rank, "row", maintain_order=True)
    lists = [name for name, kind in SCHEMA.items() if kind == TEXTS]
    first = pl.exclude("key_hash", "agency", "ends_on", "row_hash", *lists).first()
    return (
        ranked.group_by("key_hash", maintain_order=True)
        .agg(
            first,
            pl.col("agency").filter(pl.col("agency") != "").unique(maintain_order=True),
            pl.when(pl.col("ends_on").null_count() == 0).then(pl.col("ends_on").max()),
            pl.col("row_hash").sort().str.join("|"),
            pl.col(lists)
            .list.explode(keep_nulls=False, empty_as_null=False)
            .unique(maintain_order=True),
        )
        .with_columns(
            pl.col("agency").list.join(", "),
            pl.col("row_hash").map_elements(_digest, return_dtype=pl.String),
        )
        .sort("row")
    )


def act() -> pl.Expr:
    """What names an act of the Department of Health and Human Services on any list: its day and
    the beginning of the name, as far as the LEIE writes it. Every other act is named by its
    list and id."""
    parts = [_cut(*part) for part in (("last", 20), ("first", 15), ("middle", 1))]
    person, organisation = pl.format("{}, {} {}", *parts), _cut("name", 30)
    who = pl.when(pl.col("last") != "").then(person).otherwise(organisation).str.to_uppercase()
    federal = pl.format("HHS {} {}", "excluded_on", who.str.strip_chars())
    is_federal = pl.col("agency").str.split(", ").list.contains("HHS")
    own = pl.format("{} {}", "source", "entry_id")
    named = pl.when(is_federal & pl.col("excluded_on").is_not_null()).then(federal).otherwise(own)
    return named.alias("act")


def _cut(name: str, width: int) -> pl.Expr:
    return pl.col(name).str.slice(0, width).str.strip_chars_end()
