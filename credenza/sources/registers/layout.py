"""How a register is laid out, as the ``[register]`` table of its ``source.toml`` tells it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from credenza.sources.base import SourceError
from credenza.sources.scan import keys_with

DATES = ("begins_on", "ends_on", "updated_on")
TEXTS = (
    *("npi", "last", "first", "middle", "credential", "specialty", "organisation"),
    *("address", "city", "state", "zip", "note"),
)
SCHEMA = {
    "entry_id": pl.String,
    **dict.fromkeys(TEXTS, pl.String),
    **dict.fromkeys(DATES, pl.Date),
    "row_hash": pl.String,
}
"""The columns of a register held as a frame; texts are never null."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns a field is read from, one name for each edition; ``says`` is what standing
    in the register means. Columns of ``optional`` fields may be absent."""

    says: str
    fields: Mapping[str, tuple[str, ...]]
    dates: tuple[str, ...] = ("%m/%d/%Y",)
    optional: tuple[str, ...] = ()


def register_keys(folder: Path) -> tuple[str, ...]:
    """The sources of the catalog in ``folder`` that are registers."""
    return keys_with("register", folder)


def layout_of(path: Path) -> Layout:
    """The layout that a ``source.toml`` declares.

    Raises SourceError naming the file when it declares none or one that makes no sense.
    """
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))["register"]
        fields = {name: tuple(columns) for name, columns in declared.pop("fields").items()}
        if unknown := set(fields) - {*TEXTS, *DATES}:
            raise ValueError(f"there is no field {', '.join(sorted(unknown))}")
        if "npi" not in fields:
            raise ValueError("there is no field npi")
        lists = {name: tuple(v) if isinstance(v, list) else v for name, v in declared.items()}
        return Layout(fields=fields, **lists)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        name = f"{path.parent.name}/source.toml"
        raise SourceError(f"{name} does not declare the layout of a register: {error}") from None
