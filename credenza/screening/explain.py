"""The evidence for and against a pair, in words a coordinator can check."""

import re

import polars as pl

FOR, AGAINST = "for", "against"
# By evidence and level: on which side it speaks and how it is said. {braces} hold columns.
PHRASES: dict[str, dict[str, tuple[str, str]]] = {
    "family_level": {
        "same": (FOR, "family name {family} the same, borne by {family_rate}"),
        "written": (FOR, "family names {family} and {family_list} differ in writing only"),
        "cut": (FOR, "family name {family_list} may be cut from {family}"),
        "nickname": (FOR, "family names {family} and {family_list} are forms of one name"),
        "sound": (FOR, "family names {family} and {family_list} sound alike"),
        "typo": (FOR, "family names {family} and {family_list} differ by a letter or two"),
        "part": (FOR, "family names {family} and {family_list} share a part"),
        "initial": (FOR, "family name {family_list} may be an initial of {family}"),
        "loose": (AGAINST, "family names {family} and {family_list} are only similar"),
        "differ": (AGAINST, "family names differ: {family} and {family_list}"),
    },
    "given_level": {
        "same": (FOR, "given name {given} the same, borne by {given_rate}"),
        "written": (FOR, "given names {given} and {given_list} differ in writing only"),
        "cut": (FOR, "given name {given_list} may be cut from {given}"),
        "nickname": (FOR, "given names {given} and {given_list} are forms of one name"),
        "sound": (FOR, "given names {given} and {given_list} sound alike"),
        "typo": (FOR, "given names {given} and {given_list} differ by a letter or two"),
        "part": (FOR, "given names {given} and {given_list} share a part"),
        "moved": (FOR, "given and middle names agree crosswise: {given}, {middle} and "
                       "{given_list}, {middle_list}"),
        "initial": (FOR, "given names {given} and {given_list} agree as far as an initial goes"),
        "loose": (AGAINST, "given names {given} and {given_list} are only similar"),
        "differ": (AGAINST, "given names differ: {given} and {given_list}"),
    },
    "middle_level": {
        "same": (FOR, "middle names agree"),
        "written": (FOR, "middle names agree"),
        "cut": (FOR, "middle names agree"),
        "nickname": (FOR, "middle names {middle_text} and {middle_text_list} are forms of one "
                          "name"),
        "sound": (FOR, "middle names {middle_text} and {middle_text_list} sound alike"),
        "typo": (FOR, "middle names {middle_text} and {middle_text_list} differ by a letter or "
                      "two"),
        "part": (FOR, "middle names {middle_text} and {middle_text_list} share a part"),
        "initial": (FOR, "middle initials agree"),
        "differ": (AGAINST, "middle names differ: {middle_text} and {middle_text_list}"),
    },
    "kind": {
        "half": (AGAINST, "only a part of the practitioner's family name was used"),
        "former": (FOR, "by the practitioner's other name {family}"),
        "swapped": (AGAINST, "only with given and family name exchanged"),
        "middle": (AGAINST, "only with the practitioner's middle name as family name"),
    },
    "kind_list": {
        "half": (AGAINST, "only a part of the entry's family name was used"),
        "former": (FOR, "by the entry's other name {family_list}"),
        "swapped": (AGAINST, "only with given and family name exchanged"),
        "middle": (AGAINST, "only with the entry's middle name as family name"),
    },
    "birth": {
        "same": (FOR, "birth date {born} the same"),
        "same placeholder": (FOR, "birth date {born} the same, but 1 January may mean any day"),
        "flipped": (FOR, "birth dates {born} and {born_list} agree, day and month exchanged"),
        "digit": (FOR, "birth dates {born} and {born_list} differ by one digit"),
        "year off by one": (FOR, "birth dates {born} and {born_list} are a year apart"),
        "placeholder": (FOR, "birth years of {born} and {born_list} agree, and one day may be a "
                             "placeholder"),
        "two of three": (AGAINST, "birth dates {born} and {born_list} agree in two of day, month "
                                  "and year only"),
        "same year": (AGAINST, "birth dates differ within the year: {born} and {born_list}"),
        "missing": (AGAINST, "a birth date is missing"),
        "differ": (AGAINST, "birth dates differ: {born} and {born_list}"),
    },
    "npi": {
        "same": (FOR, "NPI {npi_text} the same"),
        "typing error": (FOR, "NPIs {npi_text} and {npi_text_list} differ as by a typing error"),
        "differ": (AGAINST, "NPIs differ: {npi_text} and {npi_text_list}"),
    },
    "licence": {"same": (FOR, "licence {licence_text} the same")},
    "upin": {"same": (FOR, "UPIN the same"), "differ": (AGAINST, "UPINs differ")},
    "suffix": {
        "same": (FOR, "generation {suffix_text} the same"),
        "differ": (AGAINST, "generations differ: {suffix_text} and {suffix_text_list}"),
    },
    "sex": {"differ": (AGAINST, "sexes differ")},
    "place": {
        "same address": (FOR, "address the same"),
        "same zip": (FOR, "ZIP {zip} the same"),
        "same city": (FOR, "city {city} the same"),
        "same state": (FOR, "state {state_shared} the same"),
        "other state": (AGAINST, "states differ: {state} and {state_list}"),
    },
    "profession": {
        "same": (FOR, "profession the same"),
        "differ": (AGAINST, "professions differ: {profession_text} and {profession_text_list}"),
    },
}  # fmt: skip


def reasons() -> pl.Expr:
    """What a compared pair's evidence says: for: …; …. against: …; …."""
    sides = [(side, _said(side)) for side in (FOR, AGAINST)]
    texts = [pl.when(said != "").then(pl.format(f"{side}: {{}}.", said)) for side, said in sides]
    return pl.concat_str(texts, separator=" ", ignore_nulls=True)


def told(text: str) -> tuple[list[str], list[str]]:
    """What ``reasons`` wrote, apart again: what speaks for, and what against."""
    said = re.fullmatch(rf"(?:{FOR}: (.*?)\.)? ?(?:{AGAINST}: (.*)\.)?", text, re.DOTALL)
    return tuple(part.split("; ") if part else [] for part in said.groups())


def with_words(pairs: pl.DataFrame) -> pl.DataFrame:
    """``pairs`` with the columns that phrases need beside those of comparing."""
    return pairs.with_columns(
        _rate("family_bits").alias("family_rate"),
        _rate("given_bits").alias("given_rate"),
        _date("").alias("born"),
        _date("_list").alias("born_list"),
        _shared_state().alias("state_shared"),
        _spoken("profession_text"),
        _spoken("profession_text_list"),
    )


def _spoken(key: str) -> pl.Expr:
    return pl.col(key).cast(pl.String).str.replace_all("_", " ")


def _shared_state() -> pl.Expr:
    """The state in which both are: a state's list says its own, whatever the address."""
    of_list = (pl.col("licence_state_list") == pl.col("state")) & (pl.col("state") != "")
    return pl.when(of_list).then("state").otherwise("state_list")


def _date(side: str) -> pl.Expr:
    """A birth date as YYYY-MM-DD, or as much of it as is known."""
    year, month, day = (pl.col(f"{part}{side}") for part in ("year", "month", "day"))
    parts = [part.cast(pl.String).str.zfill(2) for part in (month, day)]
    known = [pl.when(part > 0).then(text) for part, text in zip((month, day), parts, strict=True)]
    return pl.concat_str(year.cast(pl.String), *known, separator="-", ignore_nulls=True)


def _said(side: str) -> pl.Expr:
    said = [_phrase(name, levels, side) for name, levels in PHRASES.items()]
    return pl.concat_str(said, separator="; ", ignore_nulls=True)


def _phrase(name: str, levels: dict[str, tuple[str, str]], side: str) -> pl.Expr:
    spoken = [
        pl.when(pl.col(name) == level).then(_filled(words))
        for level, (speaks, words) in levels.items()
        if speaks == side
    ]
    return pl.coalesce(spoken) if spoken else pl.lit(None, dtype=pl.String)


def _filled(words: str) -> pl.Expr:
    pieces = words.replace("}", "{").split("{")
    return pl.concat_str(
        pl.col(piece) if at % 2 else pl.lit(piece) for at, piece in enumerate(pieces)
    )


def _rate(bits: str) -> pl.Expr:
    """One person in how many bears a name, to one significant digit."""
    number = 2 ** pl.col(bits)
    size = 10 ** number.log10().floor()
    rounded = ((number / size).round() * size).cast(pl.Int64).cast(pl.String)
    grouped = rounded.str.replace(r"(\d)(\d{3})$", "$1,$2")
    return (
        pl.when(pl.col(bits) > 16)
        .then(pl.lit("hardly anybody"))
        .otherwise(pl.format("1 person in {}", grouped))
    )
