"""How alike two names are: each pair of different spellings is compared once.

A level is a word of ``LEVELS``, from the strongest agreement to none; ``AGREE`` are those of one
name. "moved" (given name in the middle name's place) is told of whole names, not of pairs.
"""

from collections.abc import Callable

import numpy as np
import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from credenza.screening.knowledge import family_groups, given_groups

LEVELS = (
    "same", "written", "cut", "nickname", "sound", "typo", "part", "moved", "initial", "loose",
    "missing", "differ",
)  # fmt: skip
LEVEL = pl.Enum(LEVELS)
AGREE = ("same", "written", "cut", "nickname", "sound", "typo", "part", "moved")
Levels = Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]
FAMILY_CUT, GIVEN_CUT = 17, 13  # letters left when a list cuts names at 20 and 15 characters
_LONG, _LOOSE, _SOUNDS_ALIKE = 6, 0.84, 0.80


def family_levels(pairs: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """Different pairs of spellings (numbers ``a`` and ``b``) with their ``level`` as families."""
    return _levels(pairs, spelled, family_groups(), FAMILY_CUT, short_forms=False)


def given_levels(pairs: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """Different pairs of spellings (numbers ``a`` and ``b``) with their ``level`` as given or
    middle names."""
    return _levels(pairs, spelled, given_groups(), GIVEN_CUT, short_forms=True)


def with_level(
    pairs: pl.DataFrame, names: tuple[str, str, str], levels: Levels, spelled: pl.DataFrame
) -> pl.DataFrame:
    """``pairs`` with a column for how two of its names compare: ``names`` are the two columns and
    the new one. Each pair of spellings is compared once."""
    one, other, level = names
    keyed = pairs.with_columns(both=pl.col(one).cast(pl.UInt64) * 2**32 + pl.col(other))
    asked = keyed.select("both", a=one, b=other).unique("both")
    told = levels(asked, spelled).select("both", pl.col("level").alias(level))
    return keyed.join(told, on="both", how="left").drop("both")


def _levels(pairs, spelled, groups, cut: int, short_forms: bool) -> pl.DataFrame:
    texts = _texts(pairs, spelled)
    told = texts.with_columns(_shared_group(texts, groups), *_edits(texts))
    return pairs.with_columns(told.select(_level(cut, short_forms)).to_series().alias("level"))


def _texts(pairs: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    wanted = ("name", "whole", "core", "tail", "sound", "first", "sorted")
    one = {name: spelled[name].gather(pairs["a"]) for name in wanted}
    other = {f"{name}_b": spelled[name].gather(pairs["b"]) for name in wanted}
    return pl.DataFrame({**one, **other})


def _shared_group(texts: pl.DataFrame, groups: pl.DataFrame) -> pl.Series:
    """Column ``group``: whether the first words of both names may stand for one name."""
    firsts = texts.select("first", "first_b").with_row_index("at")
    left = firsts.join(groups, left_on="first", right_on="name")
    shared = left.join(groups, left_on=["first_b", "group"], right_on=["name", "group"])
    return firsts["at"].is_in(shared["at"].unique().implode()).alias("group")


def _edits(texts: pl.DataFrame) -> list[pl.Series]:
    a, b = texts["whole"].to_list(), texts["whole_b"].to_list()
    edits = process.cpdist(a, b, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
    nearness = process.cpdist(a, b, scorer=JaroWinkler.similarity, dtype=np.float32)
    return [pl.Series("edits", edits), pl.Series("near", nearness)]


def _level(cut: int, short_forms: bool) -> pl.Expr:
    a, b = pl.col("whole"), pl.col("whole_b")
    shortest = pl.min_horizontal(a.str.len_chars(), b.str.len_chars())
    begins = a.str.starts_with(b) | b.str.starts_with(a)
    loose = pl.col("near") >= _LOOSE
    written = (
        (a == b)
        | (pl.col("sorted") == pl.col("sorted_b"))
        | (pl.col("core") == pl.col("core_b"))
        | (pl.col("tail") == b)
        | (pl.col("tail_b") == a)
    )
    one_edit, short = pl.col("edits") == 1, shortest == 2
    typo = (
        (one_edit & (shortest >= 3))
        | (one_edit & short & (a.str.slice(0, 1) == b.str.slice(0, 1)))
        | ((pl.col("edits") == 2) & (shortest >= _LONG) & loose)
    )
    sounds = (pl.col("sound") == pl.col("sound_b")) & (pl.col("near") >= _SOUNDS_ALIKE)
    alike = [
        ((a == "") | (b == ""), "missing"),
        (pl.col("name") == pl.col("name_b"), "same"),
        (written, "written"),
        (begins & (shortest >= cut), "cut"),
        (pl.col("group") & (pl.col("first") != pl.col("first_b")), "nickname"),
        (begins & (shortest == 1), "initial"),
    ]
    if short_forms:
        alike.append((pl.col("first") == pl.col("first_b"), "part"))
        alike.append((begins & (shortest >= 3) | _same_stem(), "nickname"))
    alike += [(sounds, "sound"), (typo, "typo"), (loose, "loose")]
    return _first_that_fits(alike)


def _same_stem() -> pl.Expr:
    """A pet form made from the first three letters: "NICKI" and "NICOLE", "BARBIE", "BARBARA"."""
    pet = r"^[A-Z]{3,5}(?:Y|IE|I|EY|A|O)$"
    stem = pl.col("whole").str.slice(0, 3) == pl.col("whole_b").str.slice(0, 3)
    return stem & (pl.col("whole").str.contains(pet) | pl.col("whole_b").str.contains(pet))


def _first_that_fits(levels: list[tuple[pl.Expr, str]]) -> pl.Expr:
    return pl.coalesce(
        *(pl.when(fits).then(pl.lit(name, dtype=LEVEL)) for fits, name in levels),
        pl.lit("differ", dtype=LEVEL),
    )
