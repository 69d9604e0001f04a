"""Professions: what a roster and a list call a calling, as one word for both."""

import polars as pl

from credenza.screening.knowledge import read

LEVELS = ("same", "missing", "differ")
LEVEL = pl.Enum(LEVELS)


def profession(text: pl.Expr) -> pl.Expr:
    """The kind of profession that the text names, by the first pattern of ``professions.toml``
    that fits; empty when none does (owners, businesses and aides may be anybody)."""
    plain = text.str.to_uppercase().str.replace_all(".", "", literal=True)
    words = plain.str.replace_all(r"[^A-Z]+", " ").str.strip_chars()
    kind = pl.coalesce(
        pl.when(words.str.contains(pattern)).then(pl.lit(name))
        for name, pattern in read("professions.toml")["professions"].items()
    )
    return kind.fill_null("").alias("profession")


def profession_level() -> pl.Expr:
    """Columns ``profession`` and ``profession_list``."""
    one, other = pl.col("profession"), pl.col("profession_list")
    level = (
        pl.when((one == "") | (other == "")).then(pl.lit("missing", dtype=LEVEL))
        .when(one == other).then(pl.lit("same", dtype=LEVEL))
        .otherwise(pl.lit("differ", dtype=LEVEL))
    )  # fmt: skip
    return level.alias("profession")
