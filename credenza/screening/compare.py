"""What speaks for and against a pair: one level for every kind of evidence.

Names are compared form by form, and the best-agreeing forms of a pair are kept; everything else
is compared for those pairs only.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import polars as pl

from credenza.screening.births import birth_level
from credenza.screening.likeness import AGREE, LEVEL, family_levels, given_levels
from credenza.screening.numbers import npi_level, number_level
from credenza.screening.places import place_level
from credenza.screening.professions import profession_level
from credenza.screening.rarity import with_rarity
from credenza.screening.records import settle
from credenza.screening.spellings import spelled_out
from credenza.screening.weights import Weights

Names = tuple[str, str, str]
Levels = Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]
_EARLY = ("year", "month", "day", "npi", "licence", "suffix")
_LATE = ("upin", "sex", "address", "city", "state", "licence_state", "zip", "profession")


_TOLD = [f"{name}{side}" for name in ("npi", "licence", "suffix", "profession")
         for side in ("", "_list")]  # fmt: skip


@dataclass(frozen=True)
class Sides:
    """A roster and a list: their prepared people and the forms of their names, as numbers."""

    people: pl.DataFrame
    listed: pl.DataFrame
    forms: pl.DataFrame
    forms_list: pl.DataFrame


def evidence(pairs, sides: Sides, spelled: pl.DataFrame, weights: Weights) -> pl.DataFrame:
    """The levels of every pair worth weighing: see ``weights.EVIDENCE``. ``pairs`` comes from
    ``block.candidates``; what agrees neither by name nor by number is dropped on the way."""
    named = _named(pairs, sides, spelled)
    told = _with_values(named, sides, _EARLY).with_columns(birth_level())
    kept = _by_best_forms(told.filter(_is_worth_weighing()), weights)
    middles = _with_level(kept, ("middle", "middle_list", "middles"), given_levels, spelled)
    valued = _with_values(spelled_out(middles, spelled), _settled(sides, kept), _LATE)
    compared = valued.with_columns(
        *(pl.col(name).alias(_kept(name)) for name in _TOLD),
        _told_sex(),
        _middle_level(),
        npi_level(),
        *(number_level(name) for name in ("licence", "suffix", "upin", "sex")),
        place_level(),
        profession_level(),
    )
    return with_rarity(compared.drop(*_CROSSED, "plain", "middles"))


def _kept(name: str) -> str:
    """Where a value stays for the words, when its column becomes a level."""
    return f"{name.removesuffix('_list')}_text{'_list' if name.endswith('_list') else ''}"


def _named(pairs: pl.DataFrame, sides: Sides, spelled: pl.DataFrame) -> pl.DataFrame:
    """Pairs of forms with the levels of their names, where these can speak for the pair."""
    right = sides.forms_list.drop("row").rename(lambda name: f"{name}_list")
    whole = pairs.join(sides.forms.drop("row"), on="form").join(right, on="form_list")
    families = _with_level(whole, ("family", "family_list", "family_level"), family_levels, spelled)
    as_they_stand = (pl.col("kind") == "own") & (pl.col("kind_list") == "own")
    told = families.filter(as_they_stand | pl.col("family_level").is_in(AGREE))
    return _with_given(told, spelled)


def _with_given(pairs: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """``given_level``, and how given and middle names compare crosswise: a given name may stand
    in the middle name's place, and both together may be written as one."""
    told = _with_level(pairs, ("given", "given_list", "plain"), given_levels, spelled)
    initial = spelled["name"].str.slice(0, 1)
    begins = {name: initial.gather(told[name]) for name in ("given", "middle", *_OTHERS)}
    crossing = ~told["plain"].is_in(AGREE) & (
        (begins["given"] == begins["middle_list"]) | (begins["middle"] == begins["given_list"])
    )
    crossed = told.filter(crossing)
    for names in (("given", "middle_list", _CROSSED[0]), ("middle", "given_list", _CROSSED[1])):
        crossed = _with_level(crossed, names, given_levels, spelled)
    straight = told.filter(~crossing).with_columns(
        pl.lit("missing", dtype=LEVEL).alias(name) for name in _CROSSED
    )
    return pl.concat([straight, crossed]).with_columns(_given_level())


_OTHERS = ("given_list", "middle_list")
_CROSSED = ("given_in_middle", "middle_in_given")


def _told_sex() -> pl.Expr:
    either = pl.when(pl.col("sex") != "").then("sex").otherwise("sex_list")
    return either.alias("sex_told")


def _given_level() -> pl.Expr:
    """A given name that stands in the middle name's place has moved; so have two names of which
    each begins with the other's initial."""
    plain, crossed = pl.col("plain"), [pl.col(name) for name in _CROSSED]
    begun = [name.is_in([*AGREE, "initial"]) for name in crossed]
    moved = pl.any_horizontal(name.is_in(AGREE) for name in crossed) | pl.all_horizontal(begun)
    level = (
        pl.when(plain.is_in(AGREE)).then(plain)
        .when(moved).then(_level("moved"))
        .when((plain == "differ") & pl.any_horizontal(begun)).then(_level("loose"))
        .otherwise(plain)
    )  # fmt: skip
    return level.alias("given_level")


def _middle_level() -> pl.Expr:
    """Of a moved given name the other crossing counts, where it agrees."""
    first, second = (pl.col(name) for name in _CROSSED)
    other = pl.when(first.is_in(AGREE)).then(second).otherwise(first)
    crossed = pl.when(other.is_in([*AGREE, "initial"])).then(other).otherwise(_level("missing"))
    moved = pl.col("given_level") == "moved"
    level = pl.when(moved).then(crossed).otherwise(pl.col("middles"))
    return pl.when(_written_together()).then(_level("same")).otherwise(level).alias("middle_level")


def _written_together() -> pl.Expr:
    """Given and middle name are written as one on one side: "Mary Ann" and "Mary", "Ann"."""
    one = (pl.col("given") + pl.col("middle")).str.replace_all(" ", "", literal=True)
    other = (pl.col("given_list") + pl.col("middle_list")).str.replace_all(" ", "", literal=True)
    return (one == other) & (pl.col("given") != pl.col("given_list"))


def _by_best_forms(named: pl.DataFrame, weights: Weights) -> pl.DataFrame:
    """One row for each pair: that of the two forms which agree best."""
    names = ("family_level", "given_level", "kind", "kind_list")
    rank = pl.sum_horizontal(weights.points(name) for name in names)
    ranked = named.with_columns(rank=rank).sort(
        "row",
        "row_list",
        "rank",
        "form",
        "form_list",
        descending=[False, False, True, False, False],
    )
    return ranked.unique(["row", "row_list"], keep="first", maintain_order=True)


def _is_worth_weighing() -> pl.Expr:
    """Both names agree somehow, or one does and the birth date nearly, or a number is the same."""
    family, given = pl.col("family_level"), pl.col("given_level")
    number = _same("npi") | _same("licence")
    near = ~pl.col("birth").is_in(["differ", "missing", "same year"])
    both = family.is_in(AGREE) & given.is_in([*AGREE, "initial", "loose"])
    either = family.is_in([*AGREE, "loose"]) | given.is_in([*AGREE, "loose"])
    return number | both | ((family == "loose") & given.is_in(AGREE)) | (near & either)


def _same(name: str) -> pl.Expr:
    return (pl.col(name) == pl.col(f"{name}_list")) & (pl.col(name) != "")


def _settled(sides: Sides, kept: pl.DataFrame) -> Sides:
    """The people of the remaining pairs, with all their values in comparable form."""
    people, listed = (
        settle(side.filter(pl.col("row").is_in(kept[rows].unique().implode())))
        for side, rows in ((sides.people, "row"), (sides.listed, "row_list"))
    )
    return replace(sides, people=people, listed=listed)


def _with_values(pairs: pl.DataFrame, sides: Sides, names: tuple[str, ...]) -> pl.DataFrame:
    right = sides.listed.select("row", *names).rename(lambda name: f"{name}_list")
    return pairs.join(sides.people.select("row", *names), on="row").join(right, on="row_list")


def _with_level(pairs: pl.DataFrame, names: Names, levels: Levels, spelled) -> pl.DataFrame:
    """``pairs`` with the level of two of its names; each pair of spellings is compared once."""
    one, other, level = names
    asked = pairs.select(a=one, b=other).unique()
    told = levels(asked, spelled).rename({"a": one, "b": other, "level": level})
    return pairs.join(told, on=[one, other], how="left")


def _level(name: str) -> pl.Expr:
    return pl.lit(name, dtype=LEVEL)
