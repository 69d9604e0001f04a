"""Given and middle names, straight and crosswise.

Lists put a given name where the middle name belongs and the other way round, and write both as
one. So what does not agree straight is looked at crosswise.
"""

import polars as pl

from credenza.screening.likeness import AGREE, LEVEL, given_levels, with_level

CROSSED = ("given_in_middle", "middle_in_given")
_TO_INITIAL = [*AGREE, "initial"]


def with_given(pairs: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """``pairs`` with ``given_level``, the straight level ``plain``, and the two of ``CROSSED``
    ("missing" where the names do not begin alike crosswise)."""
    told = with_level(pairs, ("given", "given_list", "plain"), given_levels, spelled)
    crossing = ~told["plain"].is_in(AGREE) & _begin_crosswise(told, spelled)
    crossed = told.filter(crossing)
    for names in (("given", "middle_list", CROSSED[0]), ("middle", "given_list", CROSSED[1])):
        crossed = with_level(crossed, names, given_levels, spelled)
    straight = told.filter(~crossing).with_columns(_level("missing").alias(n) for n in CROSSED)
    return pl.concat([straight, crossed]).with_columns(_given_level())


def _begin_crosswise(pairs: pl.DataFrame, spelled: pl.DataFrame) -> pl.Series:
    initials = spelled["name"].str.slice(0, 1)
    given, given_list, middle, middle_list = (
        initials.gather(pairs[name]) for name in ("given", "given_list", "middle", "middle_list")
    )
    return (given == middle_list) | (middle == given_list)


def _given_level() -> pl.Expr:
    """A given name that stands in the middle name's place has moved; so have two names of which
    each begins with the other's initial."""
    plain, crossed = pl.col("plain"), [pl.col(name) for name in CROSSED]
    begun = [name.is_in(_TO_INITIAL) for name in crossed]
    moved = pl.any_horizontal(name.is_in(AGREE) for name in crossed) | pl.all_horizontal(begun)
    level = (
        pl.when(plain.is_in(AGREE)).then(plain)
        .when(moved).then(_level("moved"))
        .when((plain == "differ") & pl.any_horizontal(begun)).then(_level("loose"))
        .otherwise(plain)
    )  # fmt: skip
    return level.alias("given_level")


def middle_level() -> pl.Expr:
    """How middle names compare, from ``middles`` (their straight level) and what ``with_given``
    found: of a moved given name the other crossing counts, where it agrees or contradicts."""
    first, second = (pl.col(name) for name in CROSSED)
    other = pl.when(first.is_in(AGREE)).then(second).otherwise(first)
    speaks = other.is_in([*_TO_INITIAL, "differ"])
    crossed = pl.when(speaks).then(other).otherwise(_level("missing"))
    moved = pl.col("given_level") == "moved"
    level = pl.when(moved).then(crossed).otherwise(pl.col("middles"))
    return pl.when(_written_together()).then(_level("same")).otherwise(level).alias("middle_level")


def middles_told() -> list[pl.Expr]:
    """The two names that ``middle_level`` is about: ``middle_text`` and ``middle_text_list``."""
    moved = pl.col("given_level") == "moved"
    by_middle = moved & pl.col(CROSSED[0]).is_in(AGREE)
    own = pl.when(moved & ~by_middle).then("given").otherwise("middle")
    listed = pl.when(by_middle).then("given_list").otherwise("middle_list")
    return [own.alias("middle_text"), listed.alias("middle_text_list")]


def _written_together() -> pl.Expr:
    """Given and middle name are written as one on one side: "Mary Ann" and "Mary", "Ann"."""
    one = (pl.col("given") + pl.col("middle")).str.replace_all(" ", "", literal=True)
    other = (pl.col("given_list") + pl.col("middle_list")).str.replace_all(" ", "", literal=True)
    return (one == other) & (pl.col("given") != pl.col("given_list"))


def _level(name: str) -> pl.Expr:
    return pl.lit(name, dtype=LEVEL)
