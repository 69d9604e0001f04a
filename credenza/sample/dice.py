"""Chance that falls the same way for the same seed, on every version of Python."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of choices. Only ``random()`` is drawn from, whose sequence Python guarantees."""

    def __init__(self, *seed: object) -> None:
        self._next = random.Random("/".join(map(str, seed))).random  # noqa: S311

    def chance(self, share: float) -> bool:
        """True for ``share`` of all throws."""
        return self._next() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self._next() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of ``options``, each as likely."""
        return options[int(self._next() * len(options))]

    def weighted(self, options: Sequence[tuple[T, int]]) -> T:
        """One of the (option, weight) pairs' options."""
        left = self._next() * sum(weight for _, weight in options)
        for option, weight in options[:-1]:
            left -= weight
            if left < 0:
                return option
        return options[-1][0]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All ``options`` in some order."""
        return [one for _, one in sorted(((self._next(), n), one) for n, one in enumerate(options))]
