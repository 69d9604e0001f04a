"""Learns the points of ``credenza/packs/screening/weights.toml`` from labelled folders.

    python bench/screening_weights.py FOLDER… > weights.toml

Logistic regression whose coefficients are *steps* from one level to the next and may not be
negative, so that the order of levels in ``weights.EVIDENCE`` holds by construction. What no
folder shows keeps the points of ``PRIOR``.
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.screening_files import frames, pairs_of
from credenza.screening.match import compare_all
from credenza.screening.weights import EVIDENCE, Weights, rarity, shipped, together

# Set by hand where the training folders have nothing to say.
PRIOR = {
    "licence": {"differ": 0.0, "same": 7.0},
    "upin": {"differ": -4.0, "same": 7.0},
    "sex": {"differ": -3.0, "same": 0.4},
}
RIDGE, ROUNDS, TINY = 0.3, 60, 1e-4


def labelled(folder: Path, weights: Weights) -> pl.DataFrame:
    """The evidence of every pair of a folder with ``true``; ambiguous pairs are left out."""
    roster, listed = frames(folder)
    found = compare_all(roster, listed, weights)
    ids = (side["id"].to_frame(name).with_row_index(row) for side, name, row in
           ((roster, "roster_id", "row"), (listed, "leie_id", "row_list")))  # fmt: skip
    named = found
    for side, row in zip(ids, ("row", "row_list"), strict=True):
        named = named.join(side, on=row)
    pair = ["roster_id", "leie_id"]
    clear = named.join(pairs_of(folder, "ambiguous").select(pair), on=pair, how="anti")
    truth = pairs_of(folder, "truth").select(*pair, true=True)
    return clear.join(truth, on=pair, how="left").with_columns(pl.col("true").fill_null(False))


def features() -> dict[str, pl.Expr]:
    """Every step, by (evidence, level) or the name of what counts together or by bits."""
    steps = {}
    for name, order in EVIDENCE.items():
        if name in PRIOR:
            continue
        sides = [name, "kind_list"] if name == "kind" else [name]
        for at, level in enumerate(order[1:], start=1):
            reached = [pl.col(side).cast(pl.String).is_in(order[at:]) for side in sides]
            steps[name, level] = pl.sum_horizontal(each.cast(pl.Float64) for each in reached)
    steps |= {("together", name): when.cast(pl.Float64) for name, when in together().items()}
    return steps | {("rarity", name): bits for name, bits in rarity().items()}


def fit(matrix: np.ndarray, true: np.ndarray) -> tuple[float, np.ndarray]:
    """Base and non-negative steps: Newton's method, solved coordinate by coordinate."""
    data = np.column_stack([matrix, np.ones(len(matrix))])
    ridge = np.append(np.full(matrix.shape[1], RIDGE), 1e-9)
    point = np.append(np.zeros(matrix.shape[1]), -5.0)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(data @ point, -60, 60)))
        slope = data.T @ (chance - true) + ridge * point
        curve = (data * (chance * (1 - chance))[:, None]).T @ data + np.diag(ridge + 1e-9)
        step = _least(curve, slope, point) - point
        size = _size(lambda size, at=point, by=step: _loss(data, true, ridge, at + size * by))
        point = point + size * step
        if np.abs(size * step).max() < TINY:
            break
    return point[-1], point[:-1]


def _size(loss) -> float:
    """The largest part of a step, halved and halved, that makes the loss smaller."""
    here = loss(0.0)
    return next((size for size in 0.5 ** np.arange(20) if loss(size) < here), 0.0)


def _loss(data, true, ridge, point) -> float:
    sums = data @ point
    return np.logaddexp(0, sums).sum() - sums @ true + (ridge * point**2).sum() / 2


def _least(curve: np.ndarray, slope: np.ndarray, point: np.ndarray) -> np.ndarray:
    """The least of the quadratic around ``point``, all but the last coordinate non-negative."""
    moved, rest = point.copy(), slope.copy()
    for _ in range(200):
        before = moved.copy()
        for at in range(len(point)):
            value = moved[at] - rest[at] / curve[at, at]
            value = value if at == len(point) - 1 else max(value, 0.0)
            rest += curve[:, at] * (value - moved[at])
            moved[at] = value
        if np.abs(moved - before).max() < TINY:
            break
    return moved


def learnt(table: pl.DataFrame, first: Weights) -> Weights:
    """The weights that the labelled pairs teach."""
    steps = features()
    matrix = table.select(when.alias(str(at)) for at, when in enumerate(steps.values())).to_numpy()
    base, values = fit(matrix, table["true"].to_numpy().astype(float))
    by_step = dict(zip(steps, values, strict=True))
    levels = dict(PRIOR)
    for name, order in EVIDENCE.items():
        if name in PRIOR:
            continue
        steps_up = [0.0, *(by_step[name, level] for level in order[1:])]
        sums = dict(zip(order, np.cumsum(steps_up), strict=True))
        none = sums["own" if name == "kind" else "missing"]
        base += none * (2 if name == "kind" else 1)
        levels[name] = {level: round(float(value - none), 2) for level, value in sums.items()}
    return replace(
        first,
        base=round(float(base), 2),
        levels=levels,
        together=_named(by_step, "together"),
        rarity=_named(by_step, "rarity"),
    )


def _named(by_step: dict, kind: str) -> dict[str, float]:
    return {name: round(float(value), 2) for (of, name), value in by_step.items() if of == kind}


def as_toml(weights: Weights, measured: dict[str, str]) -> str:
    """The file of the pack: base, points and bands, and what was measured with them."""
    lines = [_HEAD, f"base = {weights.base}", "", "[bands]", f"likely = {weights.likely}"]
    lines += [f"possible = {weights.possible}", "", "[measured]"]
    lines += [f'"{name}" = "{words}"' for name, words in measured.items()]
    tables = {f"points.{name}": points for name, points in weights.levels.items()}
    for title, points in (
        tables | {"together": weights.together, "rarity": weights.rarity}
    ).items():
        lines += ["", f"[{title}]", *(f'"{name}" = {value}' for name, value in points.items())]
    return "\n".join(lines) + "\n"


_HEAD = """\
# Points of evidence, natural logarithms of odds: they add up to a score 1 / (1 + exp(-points)).
# Learnt by bench/screening_weights.py; do not round by hand. Within a kind of evidence points
# never fall as agreement rises, and what counts together is never negative. "bands" are scores.
"""


def main() -> None:
    """Learn from the folders named on the command line; print the pack's file."""
    folders = [Path(name) for name in sys.argv[1:]]
    first = shipped()
    table = pl.concat([labelled(folder, first) for folder in folders], how="vertical")
    counts = {"pairs weighed": f"{len(table):,}", "true pairs": f"{table['true'].sum():,}"}
    print(as_toml(learnt(table, first), counts), end="")


if __name__ == "__main__":
    main()
