"""How given and middle names begin, by which people with alike family names meet.

A beginning is a number (the hash of a few letters): a chance meeting costs a comparison, no more.
"""

from functools import cache

import polars as pl

from credenza.screening.knowledge import given_groups
from credenza.screening.normalise import sound

_LETTERS = 3


def beginnings(forms: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """Forms by each beginning: the first sound of the given name and of its fuller forms, its
    second to fourth letters, and the first three letters of each given and middle name: ``form``,
    ``begins``. Names of forms are numbers of ``spelled``."""
    used = pl.concat([forms["given"], forms["middle"]]).unique()
    names = spelled.filter(pl.col("number").is_in(used.implode()))
    starts = pl.concat([_first_sounds(names), _next_letters(names)])
    letters = _first_letters(names)
    sides = (("given", starts), ("given", letters), ("middle", letters))
    begun = [forms.select("form", number=part).join(of, on="number") for part, of in sides]
    return pl.concat(begun).select("form", "begins").unique()


def _first_sounds(names: pl.DataFrame) -> pl.DataFrame:
    named = names.filter(pl.col("first") != "")
    own = named.select("number", begins=pl.col("sound").str.slice(0, 1))
    fuller = named.join(_fuller_sounds(), left_on="first", right_on="name")
    return _hashed(pl.concat([own, fuller.select("number", "begins")]))


@cache
def _fuller_sounds() -> pl.DataFrame:
    """The first sounds of a name's fuller forms: ``name``, ``begins``."""
    groups = given_groups()
    sounds = groups.select(pl.col("group").unique()).with_columns(
        begins=sound(pl.col("group")).str.slice(0, 1)
    )
    return groups.join(sounds, on="group").select("name", "begins").unique()


def _next_letters(names: pl.DataFrame) -> pl.DataFrame:
    """By these names meet whose first letter is mistyped."""
    long = names.filter(pl.col("first").str.len_chars() > _LETTERS)
    return _hashed(long.select("number", begins="." + pl.col("first").str.slice(1, _LETTERS)))


def _first_letters(names: pl.DataFrame) -> pl.DataFrame:
    """In the alphabet's order, since fingers exchange them."""
    words = names.select("number", word=pl.col("name").str.split(" ")).explode("word")
    full = words.filter(pl.col("word").str.len_chars() >= _LETTERS)
    letters = pl.col("word").str.slice(0, _LETTERS).str.split("").list.sort().list.join("")
    return _hashed(full.select("number", begins=letters))


def _hashed(begins: pl.DataFrame) -> pl.DataFrame:
    short = (pl.col("begins").hash() % 2**32).cast(pl.UInt32)
    return begins.with_columns(short).unique()
