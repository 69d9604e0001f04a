"""People as screening reads them: from raw text columns to comparable values.

A *people frame* has a text column for each of ``FIELDS`` (missing ones are taken as empty) and
one row for each practitioner or list entry; the id may repeat. ``prepare`` numbers the rows.
"""

from collections.abc import Callable

import polars as pl

from credenza.screening.births import born
from credenza.screening.normalise import (
    bare,
    fold,
    middle_bare,
    suffix_alone,
    suffix_of,
)
from credenza.screening.numbers import licence, npi, upin
from credenza.screening.places import address, city, state, zip_code
from credenza.screening.professions import profession

FIELDS = (
    "id", "family", "given", "middle", "suffix", "other_names", "born_on", "sex", "npi", "upin",
    "licence", "licence_state", "address", "city", "state", "zip", "profession",
)  # fmt: skip


Change = Callable[[pl.Expr], pl.Expr]
_LONGEST_NAME, _LONGEST = 100, 2_000
_NAME_PARTS: dict[str, Change] = {"family": bare, "given": bare, "middle": middle_bare}


def prepare(people: pl.DataFrame) -> pl.DataFrame:
    """Every row's number (``row``) and the values by which pairs are found; what only weighs
    later stays as text. Rows without a family name (organisations) are left out."""
    whole = _complete(people).with_row_index("row").filter(pl.col("family") != "")
    folded = whole
    for part in _NAME_PARTS:
        folded = _once_per_value(folded, part, fold)
    named = folded.with_columns(_suffix().alias("suffix"))
    for part, strip in _NAME_PARTS.items():
        named = _once_per_value(named, part, strip)
    return named.with_columns(
        *born(pl.col("born_on")),
        npi(pl.col("npi")),
        licence(pl.col("licence"), pl.col("licence_state")),
    )


def settle(prepared: pl.DataFrame) -> pl.DataFrame:
    """The remaining values of prepared rows in comparable form."""
    told = _once_per_value(_once_per_value(prepared, "profession", profession), "city", city)
    return told.with_columns(
        upin(pl.col("upin")),
        _sex(pl.col("sex")),
        address(pl.col("address")),
        state(pl.col("state")),
        state(pl.col("licence_state")).alias("licence_state"),
        zip_code(pl.col("zip")),
    )


def former_names(prepared: pl.DataFrame) -> pl.DataFrame:
    """The other names of prepared rows: ``row``, ``family``, ``given``, ``middle``.

    "Hodges, Tammy Diane; Cole": names are parted by semicolons or bars, the family name comes
    first before a comma; without a comma it is the last word. What a former name leaves open
    (given and middle) is taken from the row.
    """
    some = prepared.filter(pl.col("other_names") != "")
    each = some.with_columns(
        pl.col("other_names").str.replace_all("[|\n]", ";").str.split(";")
    ).explode("other_names")
    name = pl.col("other_names").str.slice(0, _LONGEST_NAME)
    before, after = name.str.extract(r"^([^,]+),"), name.str.extract(r",(.*)$")
    words = fold(name)
    split = each.with_columns(
        former=bare(fold(pl.coalesce(before, words.str.extract(r"([^ ]+)$")))),
        rest=bare(fold(pl.coalesce(after, words.str.replace(r" ?[^ ]+$", "")))),
    ).filter(pl.col("former") != "")
    first = pl.col("rest").str.extract(r"^([^ ]+)").fill_null("")
    others = pl.col("rest").str.replace(r"^[^ ]+ ?", "")
    unsaid = pl.col("rest") == ""
    return split.select(
        "row",
        family="former",
        given=pl.when(unsaid).then("given").otherwise(first),
        middle=pl.when(unsaid | (others == "")).then("middle").otherwise(others),
    )


def _once_per_value(frame: pl.DataFrame, name: str, change: Change) -> pl.DataFrame:
    """Change a column by changing each of its values once: names repeat a great deal."""
    values = frame.select(pl.col(name).unique())
    changed = values.select(pl.col(name), change(pl.col(name)).alias("_changed"))
    joined = frame.join(changed, on=name, how="left", maintain_order="left")
    return joined.with_columns(pl.col("_changed").alias(name)).drop("_changed")


def _complete(people: pl.DataFrame) -> pl.DataFrame:
    absent = [pl.lit("").alias(name) for name in FIELDS if name not in people.columns]
    return people.with_columns(absent).select(_tidy(name) for name in FIELDS)


def _tidy(name: str) -> pl.Expr:
    """Text without white space around it, no longer than what it stands for can be: the work on a
    name grows with the square of its length."""
    text = pl.col(name).cast(pl.String).fill_null("").str.strip_chars()
    return text.str.slice(0, _LONGEST_NAME if name in _NAME_PARTS else _LONGEST)


def _suffix() -> pl.Expr:
    parts = [suffix_alone(fold(pl.col("suffix"))), suffix_alone(pl.col("middle"))]
    parts += [suffix_of(pl.col(name)) for name in ("family", "middle", "given")]
    return pl.coalesce(pl.when(part != "").then(part) for part in parts).fill_null("")


def _sex(text: pl.Expr) -> pl.Expr:
    letter = text.str.strip_chars().str.to_uppercase().str.slice(0, 1)
    return pl.when(letter.is_in(["F", "M"])).then(letter).otherwise(pl.lit("")).alias("sex")
