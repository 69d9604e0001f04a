"""A change of text made once for each value that differs, since columns repeat themselves."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl


def once(values: pl.Series, make: Callable[[str], Any], kind: pl.DataType) -> pl.Series:
    """``make`` of each value, as a column of ``kind`` under the same name."""
    made = once_each(values, lambda text: (make(text),), {values.name: kind})
    return made.to_series()


def once_each(
    values: pl.Series, make: Callable[[str], tuple[Any, ...]], columns: Mapping[str, pl.DataType]
) -> pl.DataFrame:
    """``make`` of each value, which gives one thing for each of the columns."""
    unique = values.unique().alias("value")
    made = zip(*map(make, unique), strict=True) if len(unique) else ((),) * len(columns)
    table = [
        pl.Series(name, things, dtype=kind)
        for (name, kind), things in zip(columns.items(), made, strict=True)
    ]
    lookup = pl.DataFrame([unique, *table])
    found = values.alias("value").to_frame()
    return found.join(lookup, on="value", how="left", maintain_order="left").drop("value")
