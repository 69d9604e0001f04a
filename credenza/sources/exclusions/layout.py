"""How a list is laid out, as the ``[list]`` table of its ``source.toml`` tells it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from credenza.sources.base import SourceError
from credenza.sources.exclusions.entry import SCHEMA
from credenza.sources.exclusions.people import ORDERS
from credenza.sources.scan import keys_with

_MADE_HERE = {"source", "row", "bad_npis", "basis_words", "act", "row_hash"}
FIELDS = frozenset(SCHEMA) - _MADE_HERE
"""What a column of a list may be read as."""


@dataclass(frozen=True, slots=True)
class PassOver:
    """Rows that are no exclusion: those whose ``column`` holds the pattern, and why."""

    column: str
    pattern: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a list.

    ``fields`` names the column, or the columns to be joined, that a field is read from;
    ``ignored`` are further columns of the layout and ``optional`` those that may be absent.
    ``key`` are the columns that make an entry's id. ``missing`` are texts that stand for
    nothing, ``open_ended`` those that stand for "no date" in a column of dates (formats of
    ``strptime`` in ``dates``). ``one_name`` is the order of a name written in one column;
    ``first_name_tells`` says that a row without a first name is an organisation's, ``business``
    is the pattern of a profession that is a business.
    ``kinds`` reads the field ``kind``; ``values`` are the same for every row. ``alias_inside``
    is the pattern that holds the aliases, ``alias_separator`` parts them. With ``folds`` rows of
    one key are one entry, told by the row whose value comes first in ``fold_first``.
    """

    fields: Mapping[str, tuple[str, ...]]
    key: tuple[str, ...]
    sheet: str | None = None
    ignored: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    open_ended: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    one_name: str = ""
    first_name_tells: bool = False
    business: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    alias_inside: str = ""
    alias_separator: str = ";"
    pass_over: tuple[PassOver, ...] = ()
    folds: bool = False
    fold_first: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the layout knows."""
        named = [column for columns in self.fields.values() for column in columns]
        return tuple(dict.fromkeys((*named, *self.ignored, *self.key)))


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole list: its tables, the encodings it comes in, and what its codes mean.

    ``published`` is a ``strptime`` pattern of the file's name that tells its day. ``editions``
    names columns of other editions with what to do about them, ``basis`` gives the words of its
    codes.
    """

    sheets: tuple[Sheet, ...]
    encodings: tuple[str, ...] = ("utf-8", "utf-8-sig")
    published: str = ""
    editions: Mapping[str, str] = field(default_factory=dict)
    basis: Mapping[str, str] = field(default_factory=dict)


def list_keys(folder: Path) -> tuple[str, ...]:
    """The sources of the catalog in ``folder`` that are exclusion lists."""
    return keys_with("list", folder)


def layout_of(path: Path) -> Layout:
    """The layout that a ``source.toml`` declares.

    Raises SourceError naming the file when it declares none or one that makes no sense.
    """
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))["list"]
        sheets = tuple(_sheet(sheet) for sheet in declared.pop("sheets"))
        return Layout(sheets=sheets, **_tuples(declared))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        name = f"{path.parent.name}/source.toml"
        raise SourceError(f"{name} does not declare the layout of a list: {error}") from None


def _sheet(declared: dict[str, Any]) -> Sheet:
    fields = {
        name: (columns,) if isinstance(columns, str) else tuple(columns)
        for name, columns in declared.pop("fields").items()
    }
    if unknown := set(fields) - FIELDS:
        raise ValueError(f"there is no field {', '.join(sorted(unknown))}")
    pass_over = tuple(PassOver(**rule) for rule in declared.pop("pass_over", ()))
    sheet = Sheet(fields=fields, pass_over=pass_over, **_tuples(declared))
    if sheet.one_name and sheet.one_name not in ORDERS:
        raise ValueError(f"there is no order of names “{sheet.one_name}”")
    return sheet


def _tuples(declared: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in declared.items()
    }
