"""From lines of the monthly file to rows of the registry: by the column, then with care.

A block whose every line is plainly sound is read by the column. polars pads a short row and
cuts a long one without a word, so the last column and the one beyond it are looked at; a block
with any doubt is read again line by line, which says what is wrong with which row.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl

from credenza.core.names import family_key, name_key
from credenza.sources.catalog.nppes.blocks import FOLD, Block
from credenza.sources.catalog.nppes.careful import Refusal, judged
from credenza.sources.catalog.nppes.chosen import Chosen
from credenza.sources.catalog.nppes.columns import (
    DEACTIVATED,
    ENTITY,
    FAMILY,
    GIVEN,
    INDEXED,
    LICENCE_STATES,
    NPI,
    OTHER_FAMILY,
    OTHER_GIVEN,
    PRACTICE_STATE,
)

FOLDED = 8
EMPTY_RUN = '"",' * FOLDED
_BEYOND = "beyond the last column"
_TEXT = {"text": pl.String}
_ENTRY = ["row", "npi", "family", "given", "states", "text"]


@dataclass(frozen=True, slots=True)
class Rows:
    """What one block gave. ``entries`` are (row, npi, family, given, states, text) and
    ``other_names`` (family, given, states, row), ready to be stored."""

    end: int
    read: int
    organisations: int
    entries: list[tuple]
    other_names: list[tuple]
    refusals: list[Refusal]


class RowReader:
    """Reads blocks of one file: callable from several threads at once."""

    def __init__(self, header: list[str], chosen: Chosen):
        self._header = header
        self._chosen = chosen
        self._columns = [*INDEXED, *chosen.columns]
        names = [name if name in self._columns else f"{n}" for n, name in enumerate(header)]
        self._last = names[-1]
        self._schema = dict.fromkeys([*names, _BEYOND], pl.String)

    def __call__(self, block: Block) -> Rows:
        table = None if FOLD.encode() in block.lines else self._table(block.lines)
        if table is not None:
            first = block.first_row
            rows = pl.int_range(first, first + table.height, eager=True)
            return self._rows(block, table.with_columns(rows.alias("row")), [])
        found = judged(block, self._header)
        table = self._table(found.lines)
        if table is None:
            raise AssertionError(f"sound lines from row {block.first_row} on could not be read")
        rows = pl.Series("row", found.rows, pl.Int64)
        return self._rows(block, table.with_columns(rows), found.refusals)

    def _table(self, lines: bytes) -> pl.DataFrame | None:
        """The lines as columns, or None if any of them is not plainly sound."""
        needed = {*self._columns, self._last, _BEYOND}
        try:
            table = _scan(lines, schema=self._schema).select(needed).collect()
            text = _scan(lines, schema=_TEXT, separator=FOLD, quote_char=None)
            text = text.select(pl.col("text").str.replace_all(EMPTY_RUN, FOLD, literal=True))
            text = text.collect()
        except pl.exceptions.PolarsError:
            return None
        if text.height != table.height:
            return None
        table = table.with_columns(text["text"])
        sound = self._is_sound(table)
        return table.with_columns(pl.col(self._columns).fill_null("")) if sound else None

    def _is_sound(self, table: pl.DataFrame) -> bool:
        """Whether each row is whole and has an NPI and an entity type, so that none is judged.

        An empty field is "" (quoted) or null (bare); one that a short row lacks is null.
        """
        entity, npi = pl.col(ENTITY), pl.col(NPI)
        checked = table.select(
            npi=npi.cast(pl.Int64, strict=False),
            is_whole=pl.col(self._last).is_not_null() & pl.col(_BEYOND).is_null(),
            ends_well=~pl.col("text").str.ends_with(","),
            has_npi=npi.str.len_bytes() == 10,
            has_entity=entity.is_in(["1", "2"])
            | ((entity == "") & (pl.col(DEACTIVATED).str.len_bytes() > 0)),
        )
        marks = checked.select(pl.exclude("npi").fill_null(False).all()).row(0)
        return all(marks) and _check_digits_agree(checked["npi"])

    def _rows(self, block: Block, table: pl.DataFrame, refusals: list[Refusal]) -> Rows:
        kept = self._chosen.condition() | (pl.col(ENTITY) == "")
        people = table.filter((pl.col(ENTITY) != "2") & kept)
        people = people.with_columns(
            pl.col(NPI).cast(pl.Int64).alias("npi"),
            _keyed(people, FAMILY, family_key).alias("family"),
            _keyed(people, GIVEN, name_key).alias("given"),
            _states(people).alias("states"),
        )
        return Rows(
            end=block.end,
            read=table.height + len(refusals),
            organisations=table[ENTITY].eq("2").sum(),
            entries=_tuples(people.select(_ENTRY)),
            other_names=_tuples(_other_names(people)),
            refusals=refusals,
        )


def _scan(lines: bytes, **options: object) -> pl.LazyFrame:
    return pl.scan_csv(
        lines, has_header=False, raise_if_empty=False, missing_columns="insert", **options
    )


def _check_digits_agree(column: pl.Series) -> bool:
    """Whether all are NPIs, counted for the whole column at once.

    It only spares sound rows the slow way: a row it doubts is judged by ``check_npi``.
    """
    if column.has_nulls():
        return False
    npis = column.to_numpy()
    total = np.full(npis.shape, 24)
    for place in range(10):
        digit = npis // 10**place % 10 * (1 + place % 2)
        total += digit - 9 * (digit > 9)
    first = npis // 10**9
    return bool(((total % 10 == 0) & (first >= 1) & (first <= 2)).all())


def _keyed(table: pl.DataFrame, column: str, key: Callable[[str], str]) -> pl.Expr:
    """``key`` of each name of a column; one word of capital letters is its own key."""
    name = pl.col(column)
    others = table.select(name.filter(~name.str.contains("^[A-Z]*$")).unique()).to_series()
    return name.replace(others, pl.Series([key(each) for each in others], dtype=pl.String))


def _states(people: pl.DataFrame) -> pl.Expr:
    """The states of practice and licence, between spaces (" OH PA "); other places are left out."""
    states = [PRACTICE_STATE, *LICENCE_STATES]
    used = people.select((pl.col(states) != "").any()).row(0)
    held = [name for name, is_used in zip(states, used, strict=True) if is_used]
    codes = (pl.when(pl.col(name).str.len_bytes() == 2).then(name) for name in held)
    return pl.concat_str(pl.lit(""), *codes, pl.lit(""), separator=" ", ignore_nulls=True)


def _other_names(people: pl.DataFrame) -> pl.DataFrame:
    given = pl.when(pl.col(OTHER_GIVEN) == "").then(GIVEN).otherwise(OTHER_GIVEN)
    named = people.filter(pl.col(OTHER_FAMILY) != "").with_columns(given.alias(OTHER_GIVEN))
    return named.select(
        _keyed(named, OTHER_FAMILY, family_key).alias("family"),
        _keyed(named, OTHER_GIVEN, name_key).alias("given"),
        "states",
        "row",
    )


def _tuples(table: pl.DataFrame) -> list[tuple]:
    return list(zip(*(column.to_list() for column in table), strict=True))
