"""Points for every piece of evidence: data of the pack, and the sum they make.

Points are natural logarithms of odds, so that they add up. Every kind of evidence has an order
of levels in which points never fall, and what counts together never counts negatively: more
agreement never lowers a score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from credenza.screening.births import BORN_ALIKE
from credenza.screening.knowledge import read
from credenza.screening.likeness import AGREE

_NAME_ORDER = ("initial", "moved", "part", "typo", "sound", "nickname", "cut", "written", "same")
# Every kind of evidence and its levels, from the least to the most agreement. "missing" is no
# evidence: it has no points.
EVIDENCE: Mapping[str, tuple[str, ...]] = {
    "family_level": ("differ", "missing", "loose", *_NAME_ORDER),
    "given_level": ("differ", "missing", "loose", *_NAME_ORDER),
    "middle_level": ("differ", "missing", "loose", *_NAME_ORDER),
    "suffix": ("differ", "missing", "same"),
    "birth": ("differ", "same year", "missing", "placeholder", "two of three", "year off by one",
              "digit", "flipped", "same placeholder", "same"),
    "npi": ("differ", "missing", "typing error", "same"),
    "licence": ("differ", "missing", "same"),
    "upin": ("differ", "missing", "same"),
    "sex": ("differ", "missing", "same"),
    "place": ("other state", "missing", "same state", "same city", "same zip", "same address"),
    "profession": ("differ", "missing", "same"),
    "kind": ("middle", "swapped", "half", "former", "own"),
}  # fmt: skip


# In bits: as rare as a common name is, and the most that a rarer one may add.
_COMMON, _MOST = {"family": 7, "given": 5}, 10


def together() -> dict[str, pl.Expr]:
    """What counts only when it agrees together, by the name it has in the pack."""
    family = pl.col("family_level").is_in(AGREE)
    given = pl.col("given_level").is_in(AGREE)
    born = pl.col("birth").is_in(BORN_ALIKE)
    middle = pl.col("middle_level").is_in(AGREE)
    near = pl.col("place").is_in(["same address", "same zip", "same city"])
    return {
        "family and given": family & given,
        "family and birth": family & born,
        "given and birth": given & born,
        "family, given and birth": family & given & born,
        "given, middle and birth": given & middle & born,
        "woman's given name and birth": given & born & pl.col("woman"),
        "family, given and middle": family & given & middle,
        "family, given and place": family & given & near,
    }


def rarity() -> dict[str, pl.Expr]:
    """How much rarer than a common name the names are that agree, in bits."""
    bits = {}
    for name, common in _COMMON.items():
        agrees, rare = pl.col(f"{name}_level").is_in(AGREE), pl.col(f"{name}_bits") - common
        bits[name] = pl.when(agrees).then(rare).otherwise(0).clip(0, _MOST)
    return bits


@dataclass(frozen=True)
class Weights:
    """Points by evidence and level, for what agrees together, and for each bit of rarity."""

    base: float
    levels: Mapping[str, Mapping[str, float]]
    together: Mapping[str, float]
    rarity: Mapping[str, float]
    likely: float
    possible: float

    def points(self, name: str) -> pl.Expr:
        """The points of a column of levels; ``kind_list`` counts as ``kind``."""
        points = self.levels[name.removesuffix("_list")]
        told = {level: float(value) for level, value in points.items()}
        return pl.col(name).replace_strict(told, default=0.0, return_dtype=pl.Float64)

    def total(self) -> pl.Expr:
        """All points of a pair of which the evidence is known."""
        names = [*EVIDENCE, "kind_list"]
        sums = [self.points(name) for name in names]
        sums += [when.cast(pl.Float64) * self.together[name] for name, when in together().items()]
        sums += [bits * self.rarity[name] for name, bits in rarity().items()]
        return self.base + pl.sum_horizontal(sums)


@cache
def shipped() -> Weights:
    """The weights of the pack."""
    data = read("weights.toml")
    return Weights(
        base=data["base"],
        levels=data["points"],
        together=data["together"],
        rarity=data["rarity"],
        likely=data["bands"]["likely"],
        possible=data["bands"]["possible"],
    )
