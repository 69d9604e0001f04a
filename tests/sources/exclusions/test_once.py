import polars as pl

from credenza.sources.exclusions.once import once, once_each


def test_each_value_that_differs_is_made_once():
    asked = []
    values = pl.Series("day", ["a", "b", "a"])
    made = once(values, lambda text: asked.append(text) or text.upper(), pl.String)
    assert made.to_list() == ["A", "B", "A"]
    assert sorted(asked) == ["a", "b"]


def test_a_sheet_without_rows_stays_one():
    none = pl.Series("day", [], dtype=pl.String)
    made = once_each(none, lambda text: (text, text), {"one": pl.String, "other": pl.Date})
    assert made.schema == {"one": pl.String, "other": pl.Date}
    assert made.is_empty()
