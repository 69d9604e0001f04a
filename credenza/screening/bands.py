"""What a score means for work: four bands, from an identifier's word to a mere name."""

import polars as pl

from credenza.screening.births import BORN_ALIKE
from credenza.screening.forms import RECORDED
from credenza.screening.likeness import AGREE
from credenza.screening.weights import Weights

CONFIRMED, LIKELY, POSSIBLE, NAME_ONLY = BANDS = (
    "confirmed by identifier",
    "likely",
    "possible",
    "name only",
)
BAND = pl.Enum(BANDS)
_ONE_FAMILY = ["same", "written", "cut"]


def band(weights: Weights) -> pl.Expr:
    """The band of a scored pair.

    A number that both sides share confirms when a name or the birth date agrees as well and the
    rest does not outweigh them; or else one of the two numbers was mistyped, and a person must
    look all the same. ``chance`` is the score before that rule.
    """
    number = shared_number()
    agrees = _family_or_birth() | pl.col("given_level").is_in(AGREE)
    return (
        pl.when(number & agrees & (pl.col("chance") >= weights.likely)).then(_band(CONFIRMED))
        .when(number | (pl.col("score") >= weights.likely)).then(_band(LIKELY))
        .when(pl.col("score") >= weights.possible).then(_band(POSSIBLE))
        .otherwise(_band(NAME_ONLY))
        .alias("band")
    )  # fmt: skip


def shared_number() -> pl.Expr:
    """Whether the pair has one NPI or UPIN; or one licence, where family name or birth date agree:
    each board of a state counts for itself, and a nurse may have a physician's number."""
    whole = pl.any_horizontal(pl.col(name) == "same" for name in ("npi", "upin"))
    return whole | ((pl.col("licence") == "same") & _family_or_birth())


def is_told() -> pl.Expr:
    """Whether a pair is worth telling: of mere names, only one name under which both are on
    record, since that is what a search by hand would find."""
    family = pl.col("family_level").is_in(_ONE_FAMILY)
    given = pl.col("given_level").is_in([*_ONE_FAMILY, "nickname"])
    recorded = pl.col("kind").is_in(RECORDED) & pl.col("kind_list").is_in(RECORDED)
    return (pl.col("band") != NAME_ONLY) | (family & given & recorded)


def _family_or_birth() -> pl.Expr:
    return pl.col("family_level").is_in(AGREE) | pl.col("birth").is_in(BORN_ALIKE)


def _band(name: str) -> pl.Expr:
    return pl.lit(name, dtype=BAND)
