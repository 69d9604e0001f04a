"""Logistic regression whose coefficients may not be negative."""

import numpy as np

RIDGE, ROUNDS, SWEEPS, TINY = 0.3, 60, 200, 1e-4


def fit(matrix: np.ndarray, true: np.ndarray, start: np.ndarray) -> tuple[float, np.ndarray]:
    """The base and a non-negative coefficient for each column; ``start`` are points that each row
    has beforehand. Newton's method, each step solved coordinate by coordinate."""
    data = np.column_stack([matrix, np.ones(len(matrix))])
    ridge = np.append(np.full(matrix.shape[1], RIDGE), 1e-9)
    point = np.append(np.zeros(matrix.shape[1]), -5.0)
    loss = _loss(data, true, start, ridge)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(data @ point + start, -60, 60)))
        slope = data.T @ (chance - true) + ridge * point
        curve = (data * (chance * (1 - chance))[:, None]).T @ data + np.diag(ridge + 1e-9)
        step = _least(curve, slope, point) - point
        taken = _size(loss, point, step) * step
        point = point + taken
        if np.abs(taken).max() < TINY:
            break
    return point[-1], point[:-1]


def _loss(data, true, start, ridge):
    def at(point: np.ndarray) -> float:
        sums = data @ point + start
        return np.logaddexp(0, sums).sum() - sums @ true + (ridge * point**2).sum() / 2

    return at


def _size(loss, point: np.ndarray, step: np.ndarray) -> float:
    """The largest part of a step, halved and halved, that makes the loss smaller."""
    here = loss(point)
    return next((size for size in 0.5 ** np.arange(20) if loss(point + size * step) < here), 0.0)


def _least(curve: np.ndarray, slope: np.ndarray, point: np.ndarray) -> np.ndarray:
    """The least of the quadratic around ``point``, all but the last coordinate non-negative."""
    moved, rest = point.copy(), slope.copy()
    for _ in range(SWEEPS):
        before = moved.copy()
        for at in range(len(point)):
            value = moved[at] - rest[at] / curve[at, at]
            value = value if at == len(point) - 1 else max(value, 0.0)
            rest += curve[:, at] * (value - moved[at])
            moved[at] = value
        if np.abs(moved - before).max() < TINY:
            break
    return moved
