"""How telling a name is: agreement on a rare one says more than on a common one.

Rates come from the Census alone, never from the roster or the list, so that a pair has the same
score whatever else is screened beside it, and a night's differences equal one full run.
"""

import polars as pl

from credenza.screening.knowledge import given_rates, surname_rates
from credenza.screening.normalise import joined

_WOMANS = 0.7  # share of women from which a name is taken to be a woman's
_UNLISTED = 0.5  # per 100,000: half of what the rarest listed family name has


def with_rarity(pairs: pl.DataFrame) -> pl.DataFrame:
    """``pairs`` with ``family_bits`` and ``given_bits``: the binary logarithm of "borne by one
    person in so many", of the more common of the two spellings; and ``woman``: whether the sex,
    or else one of the given names, is a woman's."""
    families = _rates(pairs, "family", surname_rates(), "family_bits")
    givens = _rates(families, "given", given_rates().drop("women"), "given_bits")
    return givens.with_columns(_woman())


def _woman() -> pl.Expr:
    borne = given_rates().filter(pl.col("women") >= _WOMANS)["name"]
    named = pl.any_horizontal(pl.col("given", "given_list").is_in(borne.implode()))
    told = pl.concat_str("sex", "sex_list")
    return pl.when(told == "").then(named).otherwise(told.str.contains("F")).alias("woman")


def _rates(pairs: pl.DataFrame, name: str, rates: pl.DataFrame, bits: str) -> pl.DataFrame:
    other = f"{name}_list"
    left = rates.rename({"name": "_one", "per_100k": "_rate"})
    right = rates.rename({"name": "_other", "per_100k": "_rate_list"})
    spelled = pairs.with_columns(_one=joined(pl.col(name)), _other=joined(pl.col(other)))
    found = spelled.join(left, on="_one", how="left").join(right, on="_other", how="left")
    rate = pl.max_horizontal("_rate", "_rate_list", pl.lit(_UNLISTED))
    return found.with_columns((100_000 / rate).log(2).alias(bits)).drop(
        "_one", "_other", "_rate", "_rate_list"
    )
