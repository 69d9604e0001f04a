"""Which pairs are worth comparing: all that share a birth date (also with day and month exchanged),
a number, or a name that is alike.

Each rule is one join. Names are matched in two steps: which family names are alike is found
once for each spelling (equal, one letter left out of either, alike in sound or by romanisation),
then people with alike family names meet when a given or middle name begins alike.
"""

import polars as pl

from credenza.screening.forms import RECORDED, may_meet
from credenza.screening.knowledge import family_groups, given_groups
from credenza.screening.likeness import FAMILY_CUT
from credenza.screening.normalise import sound

_BORN = ["year", "month", "day"]
_FULL_BEGINNING = 3


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
    alike = _alike_families(forms, forms_list, spelled)
    left = _named(forms, spelled).join(alike, on="family").drop("family")
    right = _named(forms_list, spelled).rename(lambda name: f"{name}_list")
    left = left.with_columns(_meeting("begins"))
    right = right.with_columns(_meeting("begins_list"))
    met = left.join(right, on="meeting").filter(may_meet())
    return met.select("row", "row_list", "form", "form_list")


def _named(forms: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """Forms by family name and each beginning of the other names."""
    named = forms.select("row", "form", "kind", "family")
    return named.join(_beginnings(forms, spelled), on="form")


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


def _beginnings(forms: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """How a form's given and middle names begin, as numbers: the first sound of the given name
    and of its fuller forms, its next letters, and the first letters of each word: ``form``,
    ``begins``."""
    starts = pl.concat([_first_sounds(spelled), _next_letters(spelled)])
    given = forms.select("form", number="given").join(starts, on="number")
    letters = _first_letters(spelled)
    words = [
        forms.select("form", number=part).join(letters, on="number") for part in ("given", "middle")
    ]
    return pl.concat(side.select("form", "begins") for side in [given, *words]).unique()


def _first_sounds(spelled: pl.DataFrame) -> pl.DataFrame:
    named = spelled.filter(pl.col("first") != "")
    own = named.select("number", begins=pl.col("sound").str.slice(0, 1))
    groups = given_groups().with_columns(begins=sound(pl.col("group")).str.slice(0, 1))
    fuller = named.join(groups, left_on="first", right_on="name").select("number", "begins")
    return _hashed(pl.concat([own, fuller]))


def _next_letters(spelled: pl.DataFrame) -> pl.DataFrame:
    """The second to fourth letters, by which names meet whose first letter is mistyped."""
    long = spelled.filter(pl.col("first").str.len_chars() >= 4)
    return _hashed(long.select("number", begins="." + pl.col("first").str.slice(1, 3)))


def _first_letters(spelled: pl.DataFrame) -> pl.DataFrame:
    """The first three letters of each word in the alphabet's order, since fingers exchange them."""
    words = spelled.select("number", word=pl.col("name").str.split(" ")).explode("word")
    full = words.filter(pl.col("word").str.len_chars() >= _FULL_BEGINNING)
    letters = pl.col("word").str.slice(0, _FULL_BEGINNING).str.split("").list.sort().list.join("")
    return _hashed(full.select("number", begins=letters))


def _hashed(begins: pl.DataFrame) -> pl.DataFrame:
    short = (pl.col("begins").hash() % 2**32).cast(pl.UInt32)
    return begins.with_columns(short).unique()
