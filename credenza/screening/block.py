"""Which pairs are worth comparing: all that share a birth date (also with day and month exchanged),
a number, or a name that is alike.

Each rule is one join. Names are matched in two steps: which family names are alike is found
once for each spelling (equal, one letter left out of either, alike in sound or by romanisation),
then people with alike family names meet when a given or middle name begins alike.
"""

import polars as pl

from credenza.screening.beginnings import beginnings
from credenza.screening.forms import RECORDED, may_meet
from credenza.screening.knowledge import family_groups
from credenza.screening.likeness import FAMILY_CUT

_BORN = ["year", "month", "day"]


def candidates(roster, entries, forms, forms_list, spelled: pl.DataFrame) -> pl.DataFrame:
    """Pairs of name forms to be compared: ``row``, ``row_list`` and the numbers of the two forms,
    ``form`` and ``form_list``. Names of forms are numbers of ``spelled``."""
    exchanged = entries.rename({"month": "day", "day": "month"})
    values = [_by_value(roster, entries, on) for on in (["npi"], ["licence"], _BORN)]
    by_value = pl.concat([*values, _by_value(roster, exchanged, _BORN)]).unique()
    by_name = _by_name(forms, forms_list, spelled)
    pairs = pl.concat([by_name, _recorded_forms(by_value, forms, forms_list)])
    return pairs.unique(["form", "form_list"])


def _by_value(roster: pl.DataFrame, entries: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    known = pl.col(on[0]).cast(pl.String).is_in(["", "0"]).not_()
    left, right = roster.filter(known).select("row", *on), entries.filter(known).select("row", *on)
    return left.join(right, on=on, suffix="_list").select("row", "row_list")


def _recorded_forms(pairs: pl.DataFrame, forms, forms_list) -> pl.DataFrame:
    recorded = pl.col("kind").is_in(RECORDED)
    left = pairs.join(forms.filter(recorded).select("row", "form"), on="row")
    right = forms_list.filter(recorded).select(row_list="row", form_list="form")
    return left.join(right, on="row_list").select("row", "row_list", "form", "form_list")


def _by_name(forms, forms_list, spelled: pl.DataFrame) -> pl.DataFrame:
    """Only forms whose family name has an alike one on the other side are looked at closely."""
    alike = _alike_families(forms, forms_list, spelled)
    left = _named(forms, alike["family"], spelled).join(alike, on="family").drop("family")
    right = _named(forms_list, alike["family_list"], spelled).rename(lambda name: f"{name}_list")
    left = left.with_columns(_meeting("begins"))
    right = right.with_columns(_meeting("begins_list"))
    met = left.join(right, on="meeting").filter(may_meet())
    return met.select("row", "row_list", "form", "form_list")


def _named(forms: pl.DataFrame, families: pl.Series, spelled: pl.DataFrame) -> pl.DataFrame:
    """The forms of some families by family name and each beginning of the other names."""
    some = forms.filter(pl.col("family").is_in(families.unique().implode()))
    named = some.select("row", "form", "kind", "family")
    return named.join(beginnings(some, spelled), on="form")


def _meeting(begins: str) -> pl.Expr:
    """One number for a family name and a beginning, so that the join has one column."""
    family, start = pl.col("family_list").cast(pl.UInt64), pl.col(begins).cast(pl.UInt64)
    return (family * 2**32 + start).alias("meeting")


def _alike_families(forms, forms_list, spelled: pl.DataFrame) -> pl.DataFrame:
    left = _family_keys(forms, spelled)
    right = _family_keys(forms_list, spelled).rename({"family": "family_list"})
    return left.join(right, on="key").select("family", "family_list").unique()


def _family_keys(forms: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """Keys under which alike family names meet, as hashes: ``family`` (number), ``key``."""
    names = forms.select("family").unique()
    texts = names.join(spelled, left_on="family", right_on="number")
    several = texts.filter(pl.col("whole") != pl.col("core"))
    long = texts.filter(pl.col("whole").str.len_chars() >= FAMILY_CUT)
    keys = [
        texts.select("family", key="whole"),
        several.select("family", key="core"),
        texts.filter(pl.col("tail") != pl.col("whole")).select("family", key="tail"),
        texts.select("family", key="~" + pl.col("sound")),
        several.select("family", key="~" + pl.col("core_sound")),
        long.select("family", key="|" + pl.col("whole").str.slice(0, FAMILY_CUT)),
        texts.join(family_groups(), left_on="whole", right_on="name").select(
            "family", key="=" + pl.col("group")
        ),
        _one_letter_less(texts),
    ]
    return pl.concat(key.with_columns(pl.col("key").hash()) for key in keys).unique()


def _one_letter_less(spelled: pl.DataFrame) -> pl.DataFrame:
    name = pl.col("whole")
    long = spelled.filter(name.str.len_chars() >= 4)
    at = pl.int_ranges(0, name.str.len_chars(), dtype=pl.Int64)
    left_out = long.select("family", "whole", at=at).explode("at")
    key = name.str.slice(0, pl.col("at")) + name.str.slice(pl.col("at") + 1)
    return left_out.select("family", key=key)
