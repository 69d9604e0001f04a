"""A whole roster against a whole list in one pass."""

import polars as pl

from credenza.screening.bands import band, is_told, shared_number
from credenza.screening.block import candidates
from credenza.screening.compare import Sides, best_forms, evidence
from credenza.screening.explain import reasons, with_words
from credenza.screening.forms import name_forms
from credenza.screening.records import prepare
from credenza.screening.spellings import numbered, spellings
from credenza.screening.weights import Weights, shipped

MATCH = ("roster_id", "entry_id", "score", "band", "reasons")
_SURE = 0.999999  # no score is certainty


def match(
    roster: pl.DataFrame, entries: pl.DataFrame, weights: Weights | None = None
) -> pl.DataFrame:
    """Everybody of ``roster`` who may be in ``entries``: two people frames (``records.FIELDS``).

    One row for each pair worth telling, the best first: ``roster_id``, ``entry_id``, ``score``
    (0 to 1), ``band`` and ``reasons``. A pair's row depends on the pair alone: whatever else is
    screened beside it changes nothing. Rows of one id are one person, whose best pair counts.
    """
    weights = weights or shipped()
    scored = _scored(compare_all(roster, entries, weights), weights)
    told = scored.filter(is_told())
    named = _with_ids(with_words(told).with_columns(reasons().alias("reasons")), roster, entries)
    return ranked(named.select(MATCH))


def ranked(found: pl.DataFrame) -> pl.DataFrame:
    """Matches with the best first, and of each pair of ids the best alone."""
    by = ["score", "roster_id", "entry_id"]
    in_order = found.sort(by, descending=[True, False, False])
    return in_order.unique(["roster_id", "entry_id"], keep="first", maintain_order=True)


def compare_all(roster: pl.DataFrame, entries: pl.DataFrame, weights: Weights) -> pl.DataFrame:
    """The evidence of every pair worth weighing, by the row numbers ``row`` and ``row_list``."""
    people, listed = prepare(roster), prepare(entries)
    forms, forms_list = name_forms(people), name_forms(listed)
    spelled = spellings(forms, forms_list)
    sides = Sides(people, listed, numbered(forms, spelled), numbered(forms_list, spelled))
    pairs = candidates(people, listed, sides.forms, sides.forms_list, spelled)
    compared = evidence(pairs, sides, spelled)
    return best_forms(compared.with_columns(weights.total().alias("points")))


def _scored(compared: pl.DataFrame, weights: Weights) -> pl.DataFrame:
    chance = (1 / (1 + (-pl.col("points")).exp())).clip(0, _SURE).round(6)
    floor = pl.when(shared_number()).then(weights.likely).otherwise(0.0)
    weighed = compared.with_columns(chance.alias("chance"))
    scored = weighed.with_columns(pl.max_horizontal("chance", floor).alias("score"))
    return scored.with_columns(band(weights))


def _with_ids(pairs: pl.DataFrame, roster: pl.DataFrame, entries: pl.DataFrame) -> pl.DataFrame:
    return pairs.with_columns(
        roster["id"].gather(pairs["row"]).alias("roster_id"),
        entries["id"].gather(pairs["row_list"]).alias("entry_id"),
    )
