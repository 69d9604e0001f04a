"""When to tell somebody that a credential will lapse."""

from collections.abc import Iterable
from datetime import date

LAPSED = -1


def step_due(ends_on: date, steps: Iterable[int], as_of: date) -> int | None:
    """The step of a schedule that has come: the tightest, so that a late start sends one notice.

    ``steps`` are days before the end. After the last day it is LAPSED; before the first step,
    None.
    """
    left = (ends_on - as_of).days
    if left < 0:
        return LAPSED
    return min((step for step in steps if left <= step), default=None)
