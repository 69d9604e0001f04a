"""The names of a list's rows: parts, suffixes and aliases, whichever way the list writes them."""

import re

import polars as pl

from credenza.sources.exclusions.entry import ORGANISATION, PERSON, TEXTS
from credenza.sources.exclusions.layout import Sheet
from credenza.sources.exclusions.once import once
from credenza.sources.exclusions.people import (
    FIRST_LAST,
    LAST_COMMA_FIRST,
    NEEDS_CARE,
    Parts,
    organisation,
    split,
    tidy,
)

_ALSO = r"(?i)\b[daf]/?[bk]/?a\b"
_TEXT_FIELDS = ("kind", "last", "first", "middle", "suffix", "name")
_MADE = dict.fromkeys(_TEXT_FIELDS, pl.String) | {"found": TEXTS}


def named(frame: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """The frame with its names in parts and with the aliases of each row as a list.

    Rows whose name stands plainly in its columns are left as they are; only the others are
    looked at one by one.
    """
    listed = once(frame["aliases"], lambda text: _listed(text, sheet), TEXTS)
    frame = frame.with_columns(listed).with_row_index("at")
    care = _needs_care(frame, sheet)
    plain = frame.filter(~care).with_columns(found=pl.lit([], dtype=TEXTS))
    rows = frame.filter(care)
    made = [_made(row, sheet) for row in rows.select(*_TEXT_FIELDS, "profession").iter_rows()]
    taken = rows.with_columns(pl.DataFrame(made, schema=_MADE, orient="row"))
    whole = pl.concat([plain, taken]).sort("at").drop("at")
    both = pl.col("found").list.concat("aliases").list.unique(maintain_order=True)
    return whole.with_columns(both.alias("aliases"))


def _needs_care(frame: pl.DataFrame, sheet: Sheet) -> pl.Series:
    if sheet.one_name:
        return pl.repeat(True, frame.height, eager=True)
    parts = pl.concat_str("last", "first", "middle", separator=" ")
    in_one = (pl.col("kind") == PERSON) & (pl.col("last") == "") & (pl.col("name") != "")
    also = (pl.col("kind") == ORGANISATION) & pl.col("name").str.contains(_ALSO)
    suffixed = pl.col("suffix") != ""
    return frame.select(parts.str.contains(NEEDS_CARE) | suffixed | in_one | also).to_series()


def _made(row: tuple[str, ...], sheet: Sheet) -> tuple[object, ...]:
    kind, last, first, middle, suffix, name, profession = row
    if sheet.one_name or (kind == PERSON and not last and name):
        business = bool(sheet.business and re.search(sheet.business, profession))
        order = sheet.one_name or (LAST_COMMA_FIRST if "," in name else FIRST_LAST)
        parts = split(name, order, business=business)
        kind = PERSON if parts.is_person else ORGANISATION
    elif kind == ORGANISATION:
        parts = organisation(name)
    else:
        parts = tidy(last, first, middle, suffix)
    return kind, *_texts(parts, name), list(parts.aliases)


def _texts(parts: Parts, name: str) -> tuple[str, ...]:
    return parts.last, parts.first, parts.middle, parts.suffix, parts.name or name


def _listed(text: str, sheet: Sheet) -> list[str]:
    """The aliases of a column for them; a bracket or a comma left at an end is no part."""
    inside = re.findall(sheet.alias_inside, text) if sheet.alias_inside else [text]
    parts = [part for some in inside for part in re.split(sheet.alias_separator, some)]
    return list(dict.fromkeys(part.strip(" ,") for part in parts if part.strip(" ,")))
