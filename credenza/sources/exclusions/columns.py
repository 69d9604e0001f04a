"""The fields of entries out of the columns of a list, a whole column at a time."""

import polars as pl

from credenza.sources.exclusions.entry import ORGANISATION, PERSON, TEXTS
from credenza.sources.exclusions.layout import FIELDS, Sheet
from credenza.sources.exclusions.naming import named
from credenza.sources.exclusions.once import once, once_each
from credenza.sources.exclusions.troubles import Trouble
from credenza.sources.exclusions.values import (
    read_address,
    read_birth_date,
    read_date,
    read_licences,
    read_npis,
    read_numbers,
)

DATES = ("born_on", "excluded_on", "reinstated_on", "ends_on", "waived_on")
SAMENESS = ("row_hash", "key_hash")
_PLACE = ("address", "city", "state", "zip")


def read_columns(raw: pl.DataFrame, sheet: Sheet) -> tuple[pl.DataFrame, list[Trouble]]:
    """The rows of a sheet in the columns of ``SCHEMA`` as far as a row tells them by itself,
    with those of ``SAMENESS``, and the dates that were not understood."""
    frame = raw.select("row", *SAMENESS, *(_text(sheet, name) for name in FIELDS))
    unread = []
    for field in DATES:
        days = _days(frame[field], sheet)
        unread += _unread(frame, days, sheet)
        frame = frame.with_columns(days)
    frame = _kinded(_placed(_identified(frame), sheet), sheet)
    return named(frame, sheet), unread


def _text(sheet: Sheet, field: str) -> pl.Expr:
    """The field's text: a constant, a column, or several columns joined without gaps."""
    if field in sheet.values:
        return pl.lit(sheet.values[field]).alias(field)
    columns = [pl.col(name) for name in sheet.fields.get(field, ())]
    if len(columns) < 2:
        return (columns[0] if columns else pl.lit("")).alias(field)
    filled = [pl.when(column != "").then(column) for column in columns]
    joint = ", " if field == "address" else "; "
    return pl.concat_str(filled, separator=joint, ignore_nulls=True).alias(field)


def _days(texts: pl.Series, sheet: Sheet) -> pl.Series:
    read = read_birth_date if texts.name == "born_on" else read_date
    return once(texts, lambda text: read(text, sheet.dates), pl.Date)


def _unread(frame: pl.DataFrame, days: pl.Series, sheet: Sheet) -> list[Trouble]:
    texts = frame[days.name]
    failed = days.is_null() & (texts != "") & ~texts.is_in(list(sheet.open_ended))
    return [
        Trouble(
            row,
            sheet.fields[days.name][0],
            text[:80],
            "This is no date, or not a possible one.",
            "The entry is kept without it; compare it with the publisher's page.",
            sheet.sheet or "",
        )
        for row, text in frame.filter(failed).select("row", days.name).iter_rows()
    ]


def _identified(frame: pl.DataFrame) -> pl.DataFrame:
    """NPIs out of their own column and from among other numbers, and the licences."""
    own = once_each(frame["npis"], read_npis, {"npis": TEXTS, "bad_npis": TEXTS})
    kinds = {"npis": TEXTS, "bad_npis": TEXTS, "numbers": TEXTS}
    among = once_each(frame["numbers"], read_numbers, kinds)
    both = (
        own[name].list.concat(among[name]).list.unique(maintain_order=True) for name in own.columns
    )
    licences = once(frame["licences"], read_licences, TEXTS)
    return frame.with_columns(*both, among["numbers"], licences)


def _placed(frame: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """City, state and postal code, out of the address where the list writes all in one line."""
    if not {"city", "state", "zip"} & set(sheet.fields):
        places = once_each(frame["address"], read_address, dict.fromkeys(_PLACE, pl.String))
        frame = frame.with_columns(places)
    return frame.with_columns(_zip(pl.col("zip")), pl.col("state").str.to_uppercase())


def _zip(text: pl.Expr) -> pl.Expr:
    """The five digits of a US postal code, a lost leading zero restored; else as written."""
    digits = text.str.strip_suffix(".0").str.replace("-", "", literal=True)
    code = digits.str.zfill(5).str.slice(0, 5)
    return pl.when(digits.str.contains(r"^[0-9]{3,5}$|^[0-9]{9}$")).then(code).otherwise(text)


def _kinded(frame: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Whether a person or an organisation, where anything but the words of the name tells it."""
    kind, last, first = pl.col("kind"), pl.col("last"), pl.col("first")
    if sheet.first_name_tells:
        whole = (first == "") & (last != "")
        frame = frame.with_columns(
            name=pl.when(whole).then(last).otherwise("name"),
            last=pl.when(whole).then(pl.lit("")).otherwise(last),
        )
    if sheet.kinds:
        return frame.with_columns(kind.replace_strict(sheet.kinds, default=ORGANISATION))
    told = pl.when(kind != "").then(kind).when(last == "").then(pl.lit(ORGANISATION))
    return frame.with_columns(told.otherwise(pl.lit(PERSON)).alias("kind"))
