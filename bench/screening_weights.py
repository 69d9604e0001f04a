"""Learns the points of ``credenza/packs/screening/weights.toml`` from labelled folders.

    python bench/screening_weights.py --learn FOLDER … --judge FOLDER … > weights.toml

Logistic regression whose coefficients are *steps* from one level to the next and may not be
negative, so that the order of levels in ``weights.EVIDENCE`` holds by construction. What the
folders cannot teach keeps the points of ``PRIOR``. Folders under ``--judge`` are not learnt from;
how well the points do on them is written into the file.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.screening_files import PAIR, frames, pairs_of
from bench.screening_fit import fit
from bench.screening_judging import Figures, judge
from credenza.screening.match import compare_all, match
from credenza.screening.weights import EVIDENCE, Weights, rarity, shipped, together

# Set by hand: what the training folders say nothing about, or say by the way they were invented.
PRIOR = {
    "profession": {"differ": -0.4, "missing": 0.0, "same": 0.6},
    "licence": {"differ": 0.0, "missing": 0.0, "same": 7.0},
    "upin": {"differ": -4.0, "missing": 0.0, "same": 7.0},
    "sex": {"differ": -3.0, "missing": 0.0, "same": 0.4},
    "suffix": {"differ": -1.5, "missing": 0.0, "same": 2.0},
}
_LEARNT = [name for name in EVIDENCE if name not in PRIOR]


def labelled(folder: Path, weights: Weights) -> pl.DataFrame:
    """The evidence of every pair of a folder with ``true``; ambiguous pairs are left out."""
    roster, listed = frames(folder)
    named = compare_all(roster, listed, weights)
    for side, name, row in ((roster, "roster_id", "row"), (listed, "leie_id", "row_list")):
        named = named.join(side["id"].to_frame(name).with_row_index(row), on=row)
    clear = named.join(pairs_of(folder, "ambiguous").select(PAIR), on=PAIR, how="anti")
    truth = pairs_of(folder, "truth").select(*PAIR, true=True)
    return clear.join(truth, on=PAIR, how="left").with_columns(pl.col("true").fill_null(False))


def features() -> dict[tuple[str, str], pl.Expr]:
    """Every step, by (evidence, level); what counts together, and rarity, by its name."""
    steps = {}
    for name in _LEARNT:
        sides = [name, "kind_list"] if name == "kind" else [name]
        for at, level in enumerate(EVIDENCE[name][1:], start=1):
            reached = [pl.col(side).cast(pl.String).is_in(EVIDENCE[name][at:]) for side in sides]
            steps[name, level] = pl.sum_horizontal(each.cast(pl.Float64) for each in reached)
    steps |= {("together", name): when.cast(pl.Float64) for name, when in together().items()}
    return steps | {("rarity", name): bits for name, bits in rarity().items()}


def learnt(table: pl.DataFrame, first: Weights) -> Weights:
    """The weights that the labelled pairs teach."""
    steps = features()
    matrix = table.select(when.alias(str(at)) for at, when in enumerate(steps.values())).to_numpy()
    base, values = fit(matrix, table["true"].to_numpy().astype(float), _set_by_hand(table))
    by_step = dict(zip(steps, values, strict=True))
    levels = dict(PRIOR)
    for name in _LEARNT:
        levels[name], none = _from_none(name, by_step)
        base += none
    return replace(
        first,
        base=round(float(base), 2),
        levels={name: levels[name] for name in EVIDENCE},
        together=_named(by_step, "together"),
        rarity=_named(by_step, "rarity"),
    )


def _set_by_hand(table: pl.DataFrame) -> np.ndarray:
    """The points that each pair has by ``PRIOR``: learning starts from them."""
    points = [
        pl.col(name).cast(pl.String).replace_strict(levels, return_dtype=pl.Float64)
        for name, levels in PRIOR.items()
    ]
    return table.select(pl.sum_horizontal(points)).to_series().to_numpy()


def _from_none(name: str, by_step: dict) -> tuple[dict[str, float], float]:
    """The points of one kind of evidence, counted from its level that says nothing, and what the
    base gains by that ("kind" is counted for both sides)."""
    order = EVIDENCE[name]
    sums = dict(zip(order, np.cumsum([0.0, *(by_step[name, n] for n in order[1:])]), strict=True))
    none = sums["own" if name == "kind" else "missing"]
    points = {level: round(float(value - none), 2) for level, value in sums.items()}
    return points, none * (2 if name == "kind" else 1)


def _named(by_step: dict, kind: str) -> dict[str, float]:
    return {name: round(float(value), 2) for (of, name), value in by_step.items() if of == kind}


def in_words(figures: Figures) -> str:
    """What the file says of a folder that was judged."""
    likely, possible = figures.bands[1], figures.bands[2]
    return (
        f"best F1 {figures.best_f1:.3f}, average precision {figures.average_precision:.3f}; "
        f"likely and above: precision {likely.precision:.3f}, recall {likely.recall:.3f}, "
        f"{likely.unrelated:.1f} unrelated in 1,000; possible and above: recall "
        f"{possible.recall:.3f}, {possible.unrelated:.0f} unrelated in 1,000"
    )


def as_toml(weights: Weights, measured: dict[str, str]) -> str:
    """The file of the pack: base, points and bands, and what was measured with them."""
    lines = [_HEAD, f"base = {weights.base}", "", "[bands]", f"likely = {weights.likely}"]
    lines += [f"possible = {weights.possible}", "", "[measured]"]
    lines += [f'"{name}" = "{words}"' for name, words in measured.items()]
    tables = {f"points.{name}": points for name, points in weights.levels.items()}
    for title, points in {**tables, "together": weights.together, "rarity": weights.rarity}.items():
        lines += ["", f"[{title}]", *(f'"{name}" = {value}' for name, value in points.items())]
    return "\n".join(lines) + "\n"


_HEAD = """\
# Points of evidence, natural logarithms of odds: they add up to a score 1 / (1 + exp(-points)).
# Learnt by bench/screening_weights.py; do not round by hand. Within a kind of evidence points
# never fall as agreement rises, and what counts together is never negative. "bands" are scores.
# "measured" are labelled folders that were not learnt from.
"""


def main() -> None:
    """Learn from folders, judge others, print the pack's file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learn", nargs="+", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--judge", nargs="*", type=Path, default=[], metavar="FOLDER")
    options = parser.parse_args()
    first = shipped()
    table = pl.concat([labelled(folder, first) for folder in options.learn])
    weights = learnt(table, first)
    measured = {"learnt from": f"{len(table):,} pairs, {table['true'].sum():,} of them true"}
    for folder in options.judge:
        roster, listed = frames(folder)
        figures = judge(match(roster, listed, weights), folder, roster["id"].n_unique())
        measured[folder.name] = in_words(figures)
    print(as_toml(weights, measured), end="")


if __name__ == "__main__":
    main()
