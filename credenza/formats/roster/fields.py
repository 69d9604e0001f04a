"""The catalogue of what a roster's columns can mean, read from the packs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from credenza.packs.loader import read_toml
from credenza.packs.schema import Table

KINDS = (
    "text", "name", "list", "date", "birth", "npi", "dea", "state", "ssn", "email", "phone", "zip",
    "year", "limits",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One meaning a column can have.

    ``block`` and ``attribute`` say where the fact goes ("person", "born_on"; "licence",
    "ends_on"); a field that ``repeats`` may be filled by numbered columns. ``longest`` is how many
    characters it may have, None where its kind says so.
    """

    key: str
    label: str
    kind: str
    block: str
    attribute: str
    aliases: tuple[str, ...]
    repeats: bool
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that together become one credential of ``kind``, and those it ``needs``."""

    key: str
    kind: str
    label: str
    needs: tuple[str, ...]


@cache
def fields() -> Mapping[str, Field]:
    """Every field by key, in the order of the catalogue."""
    return MappingProxyType({found.key: found for found in map(_field, _catalogue("field"))})


@cache
def blocks() -> Mapping[str, Block]:
    """Every credential block by key, in the order of the catalogue."""
    return MappingProxyType({found.key: found for found in map(_block, _catalogue("credential"))})


def _catalogue(name: str) -> list[Table]:
    table = read_toml(files("credenza.packs") / "rosters" / "fields.toml")
    return [row.named("key") for row in table.only("field", "credential").tables(name)]


def _field(table: Table) -> Field:
    table.only("key", "label", "kind", "target", "repeats", "aliases", "longest")
    block, _, attribute = table.text("target").partition(".")
    return Field(
        key=table.text("key"),
        label=table.text("label"),
        kind=table.choice("kind", KINDS),
        block=block,
        attribute=attribute,
        aliases=table.words("aliases"),
        repeats=table.flag("repeats"),
        longest=table.whole("longest", required=False),
    )


def _block(table: Table) -> Block:
    table.only("key", "kind", "label", "needs")
    return Block(table.text("key"), table.text("kind"), table.text("label"), table.words("needs"))
