"""What each profession looks like in this office: how many there are, and what they do.

The table is ``professions.toml``. Specialties carry their taxonomy code and a title in our own
words.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from credenza.sample.dice import Dice

ABMS, AOA = "American Board of ", "American Osteopathic Board of "


@dataclass(frozen=True, slots=True)
class Field:
    """A line of work: its weight among its profession's, where it is done, how one got there.

    ``setting`` is a key of ``membership.SETTINGS``; ``years`` of residency and of fellowship;
    ``board`` the certifying body; ``cards`` life-support certificates; ``kinds`` further kinds.
    """

    code: str
    title: str
    departments: tuple[str, ...]
    weight: int
    setting: str
    years: tuple[int, int] = (0, 0)
    board: str = ""
    cards: tuple[str, ...] = ("bls",)
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trade:
    """A profession's share of 400, its degree, licence number prefix, school years and fields."""

    share: int
    degrees: str
    licence: str
    licensed_as: str
    school_years: int
    fields: tuple[Field, ...]


def _read() -> dict[str, Trade]:
    text = (files("credenza.sample") / "professions.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    shared = {"physicians": tables.pop("physicians")["field"]}
    return {key: _trade(table, shared) for key, table in tables.items()}


def _trade(table: dict, shared: Mapping[str, list]) -> Trade:
    rows = table.pop("field", None) or shared[table.pop("fields_of")]
    return Trade(**table, fields=tuple(_field(row) for row in rows))


def _field(row: dict) -> Field:
    return Field(
        **{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    )


TRADES = _read()
PHYSICIANS = ("md", "do")
NURSES = ("np", "crna", "cnm", "cns")
APPS = (*NURSES, "pa", "aa")
PRESCRIBERS = ("md", "do", "dds", "dpm", "np", "cnm", "cns", "pa", "od")
ROUND = sum(trade.share for trade in TRADES.values())
"""How many practitioners it takes until every profession has had its share."""

# Who comes first is told by name elsewhere, so the profession of these is fixed.
LEADERS = ("md", "md", "do", "md", "pa", "md", "crna", "md", "np", "md", "md", "cnm", "do")


def deck(seed: int) -> tuple[str, ...]:
    """The professions of one round of practitioners, in the order in which they come."""
    left = {key: trade.share for key, trade in TRADES.items()}
    for key in LEADERS:
        left[key] -= 1
    rest = [key for key, count in left.items() for _ in range(count)]
    return LEADERS + tuple(Dice(seed, "professions").shuffled(rest))


def board_of(profession: str, field: Field, dice: Dice) -> str:
    """The certifying body of somebody in ``field``; osteopaths have their own beside."""
    if profession not in PHYSICIANS or not field.board:
        return field.board
    own = profession == "do" and dice.chance(0.5)
    return (AOA if own else ABMS) + field.board
