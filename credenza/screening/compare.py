"""What speaks for and against a pair: one level for every kind of evidence.

Names are compared form by form; everything else only where names or numbers leave a doubt.
"""

from dataclasses import dataclass, replace

import polars as pl

from credenza.screening.births import birth_level
from credenza.screening.crossing import CROSSED, middle_level, middles_told, with_given
from credenza.screening.likeness import AGREE, family_levels, given_levels, with_level
from credenza.screening.numbers import npi_level, number_level
from credenza.screening.places import place_level
from credenza.screening.professions import profession_level
from credenza.screening.rarity import with_rarity
from credenza.screening.records import settle
from credenza.screening.spellings import spelled_out

_EARLY = ("year", "month", "day", "npi", "licence", "suffix")
_LATE = ("upin", "sex", "address", "city", "state", "licence_state", "zip", "profession")
_TOLD = ("npi", "licence", "suffix", "profession")


@dataclass(frozen=True)
class Sides:
    """A roster and a list: their prepared people and the forms of their names, as numbers."""

    people: pl.DataFrame
    listed: pl.DataFrame
    forms: pl.DataFrame
    forms_list: pl.DataFrame


def evidence(pairs: pl.DataFrame, sides: Sides, spelled: pl.DataFrame) -> pl.DataFrame:
    """The levels of every pair of forms worth weighing: see ``weights.EVIDENCE``.

    ``pairs`` comes from ``block.candidates``; what agrees neither by name nor by number is
    dropped on the way. Values that the words name stay as ``npi_text``, ``npi_text_list`` …
    """
    named = _named(pairs, sides, spelled)
    told = _with_values(named, sides, _EARLY).with_columns(birth_level())
    kept = told.filter(_is_worth_weighing())
    middles = with_level(kept, ("middle", "middle_list", "middles"), given_levels, spelled)
    valued = _with_values(spelled_out(middles, spelled), _settled(sides, kept), _LATE)
    compared = with_rarity(valued).with_columns(
        *(pl.col(name).alias(f"{name}_text") for name in _TOLD),
        *(pl.col(f"{name}_list").alias(f"{name}_text_list") for name in _TOLD),
        *middles_told(),
        middle_level(),
        npi_level(),
        *(number_level(name) for name in ("licence", "suffix", "upin", "sex")),
        place_level(),
        profession_level(),
    )
    return compared.drop(*CROSSED, "plain", "middles")


def best_forms(compared: pl.DataFrame) -> pl.DataFrame:
    """One row for each pair: that of the two forms which have the most ``points``."""
    keys = ["row", "row_list", "points", "form", "form_list"]
    ranked = compared.sort(keys, descending=[False, False, True, False, False])
    return ranked.unique(["row", "row_list"], keep="first", maintain_order=True)


def _named(pairs: pl.DataFrame, sides: Sides, spelled: pl.DataFrame) -> pl.DataFrame:
    """Pairs of forms with the levels of their names, where these can speak for the pair."""
    right = sides.forms_list.drop("row").rename(lambda name: f"{name}_list")
    whole = pairs.join(sides.forms.drop("row"), on="form").join(right, on="form_list")
    families = with_level(whole, ("family", "family_list", "family_level"), family_levels, spelled)
    as_they_stand = (pl.col("kind") == "own") & (pl.col("kind_list") == "own")
    told = families.filter(as_they_stand | pl.col("family_level").is_in(AGREE))
    return with_given(told, spelled)


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
