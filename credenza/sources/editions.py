"""Whether a new edition of a source can be what follows the one before it.

A file that was cut off often reads well: it only lacks people. Read as the whole list it would
clear whoever stands in the missing part, so what looks like a loss is refused until a person
has looked.
"""

from datetime import date

import polars as pl

from credenza.sources.base import Bounds

FEW = 5
"""Entries that any list may lose at once."""

LONGEST_END = 10
"""Entries at the very end of the list before that may go together by chance."""

STALE_DAYS = 14
"""How much earlier the last day on a newer edition may be, an entry having been corrected."""


def loss(old: pl.DataFrame, new: pl.DataFrame, bounds: Bounds) -> str:
    """Why ``new`` seems to have lost a part of ``old``, in words; empty when it does not.

    Both have the column ``entry_id``; ``old`` is in the order of its file.
    """
    gone = ~old["entry_id"].is_in(new["entry_id"].implode())
    end = _last_run(gone)
    if end > LONGEST_END:
        return f"the last {end:,} entries of the copy before are missing, as if it were cut off"
    lost = old.height - new.height
    if lost > max(FEW, bounds.shrinks * old.height):
        return f"{new.height:,} entries, where the copy before has {old.height:,}"
    return ""


def is_older(new: date | None, old: date | None) -> bool:
    """Whether the last days on two editions tell that the one called new is the older."""
    return new is not None and old is not None and (old - new).days > STALE_DAYS


def _last_run(marks: pl.Series) -> int:
    """How many of the last marks in a row are set."""
    unset = (~marks).arg_true()
    return len(marks) - 1 - int(unset[-1]) if len(unset) else len(marks)
