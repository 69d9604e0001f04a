"""Exclusion lists of the catalog as people frames."""

from pathlib import Path

import polars as pl

from credenza.sources.base import Unreadable
from credenza.sources.exclusions.entry import PERSON
from credenza.sources.exclusions.layout import Sheet, layout_of, list_keys
from credenza.sources.exclusions.reader import read_list
from credenza.sources.exclusions.reading import content_of, read_sheets
from credenza.sources.scan import CATALOG, declared

_LEIE = "leie"
_FIELDS = {
    "family": "last", "given": "first", "middle": "middle", "born_on": "born_on", "npi": "npis",
    "upin": "upin", "address": "address", "city": "city", "state": "state", "zip": "zip",
    "profession": "profession",
}  # fmt: skip
_OF_STATE = "medicaid_"

Listed = tuple[pl.DataFrame, int, str]


def known_lists() -> tuple[str, ...]:
    """The keys of the lists that the catalog has."""
    return list_keys(CATALOG)


def read_listed(path: Path, key: str) -> Listed:
    """The people on the list ``key``, the rows of the file, and why it cannot be the whole list.

    Raises SourceError when the file is another list, damaged or cut off, OSError when it cannot
    be opened.
    """
    if key == _LEIE:
        return _leie(path)
    read = read_list(path, key, part=True)
    return people_of(read.frame, key), read.snapshot.rows, read.snapshot.shortfall


def people_of(entries: pl.DataFrame, key: str) -> pl.DataFrame:
    """Entries of the catalog's list ``key`` as a people frame: a row for each NPI and licence of
    a person. Licences on a state's list are of that state."""
    persons = entries.filter(pl.col("kind") == PERSON)
    state = key.removeprefix(_OF_STATE).upper() if key.startswith(_OF_STATE) else ""
    numbers = persons.with_columns(npi=pl.col("npis").list.concat("bad_npis"))
    each = numbers.explode("npi", empty_as_null=True).explode("licences", empty_as_null=True)
    return each.select(
        "middle", "suffix", "sex", "npi", "upin", "address", "city", "state", "zip", "profession",
        id="entry_id", family="last", given="first",
        other_names=pl.col("aliases").list.join("; "),
        born_on=pl.col("born_on").cast(pl.String),
        licence="licences", licence_state=pl.lit(state),
    )  # fmt: skip


def _leie(path: Path) -> Listed:
    """The LEIE, column by column: what the catalog does besides (ids, dates, sameness of rows)
    takes longer than to screen it. The id is that of a column LEIE_ID, or the row's number."""
    home = CATALOG / _LEIE / "source.toml"
    layout = layout_of(home)
    [raw] = read_sheets(content_of(path), layout)
    if raw.is_empty():
        raise Unreadable(f"{path.name} has no rows. Download it again.")
    shortfall = declared(home).bounds.shortfall(raw.height)
    return _as_it_stands(raw, layout.sheets[0]), raw.height, shortfall


def _as_it_stands(raw: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    [published] = sheet.fields["entry_id"]
    number = pl.int_range(1, pl.len() + 1).cast(pl.String)
    entry_id = pl.when(pl.col(published) != "").then(published).otherwise(number)
    fields = {
        field: pl.concat_str(sheet.fields[name], separator="; ") for field, name in _FIELDS.items()
    }
    return raw.select(entry_id.alias("id"), **fields)
