"""The names under which a person may be listed: one row for each *form* of the name.

``kind`` tells where a form comes from: "own", "half" (of a double family name), "former" (an
other name, or its half), "swapped" (family and given name exchanged) and "middle" (the middle
name used as family name, as after a marriage).
"""

import polars as pl

from credenza.screening.knowledge import name_rules
from credenza.screening.records import former_names

KIND = pl.Enum(["own", "half", "former", "swapped", "middle"])
RECORDED = ["own", "half", "former"]
_SHORTEST = 3


def may_meet() -> pl.Expr:
    """Which forms are compared (``kind`` and ``kind_list``): a guess at a name meets only names
    as they stand; two recorded names always meet."""
    kind, other = pl.col("kind"), pl.col("kind_list")
    return (kind == "own") | (other == "own") | (kind.is_in(RECORDED) & other.is_in(RECORDED))


def name_forms(prepared: pl.DataFrame) -> pl.DataFrame:
    """Every form of every prepared row: its number ``form``, ``row``, ``kind``, ``family``,
    ``given``, ``middle``."""
    own = prepared.select("row", "family", "given", "middle")
    former = former_names(prepared)
    middle = own.filter(pl.col("middle").str.len_chars() >= _SHORTEST).select(
        "row", family="middle", given="given", middle=pl.lit("")
    )
    parts = [
        _of(own, "own"),
        _of(_halves(own), "half"),
        _of(former, "former"),
        _of(_halves(former), "former"),
        _of(middle, "middle"),
        _of(_exchanged(own), "swapped"),
    ]
    return pl.concat(parts).with_row_index("form")


def _exchanged(names: pl.DataFrame) -> pl.DataFrame:
    given = names.filter(pl.col("given") != "")
    return given.select("row", family="given", given="family", middle="middle")


def _halves(names: pl.DataFrame) -> pl.DataFrame:
    """Each word of a family name of several words, particles apart."""
    several = names.filter(pl.col("family").str.contains(" ", literal=True))
    words = several.with_columns(pl.col("family").str.split(" ")).explode("family")
    long = pl.col("family").str.len_chars() >= _SHORTEST
    return words.filter(long & ~pl.col("family").is_in(list(name_rules().particles)))


def _of(names: pl.DataFrame, kind: str) -> pl.DataFrame:
    return names.select(
        pl.col("row"), pl.lit(kind, dtype=KIND).alias("kind"), "family", "given", "middle"
    )
