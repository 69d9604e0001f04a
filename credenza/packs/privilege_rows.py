"""From TOML tables to privilege forms, key by key.

A criterion is named by its key: ``training``, ``board_in``, ``current``, ``cases``, ``proctored``,
``statement`` or ``any``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from credenza.core.kinds import CredentialKind
from credenza.core.privileges import (
    AnyOf,
    Board,
    CoreSet,
    Criterion,
    Current,
    Enough,
    Item,
    PrivilegeForm,
    Procedure,
    Proctored,
    Specialty,
    Statement,
    Training,
    rests_on_membership_alone,
    specialty_key,
)
from credenza.core.privileges.forms import AGES
from credenza.packs.schema import Table

TRAINING_CLASSES = ("training", "education")
CURRENT_CLASSES = ("licence", "registration", "certificate", "certification", "supervision")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Known:
    """What a form may name. ``common`` are items that forms share, by their short key."""

    kinds: Mapping[str, CredentialKind]
    professions: tuple[str, ...]
    specialties: Mapping[str, Specialty]
    procedures: Mapping[str, Procedure]
    common: Mapping[str, Item]
    edition: str = ""
    origin: str = ""

    def among(self, classes: Sequence[str]) -> dict[str, CredentialKind]:
        """The kinds of credential of some classes."""
        return {key: kind for key, kind in self.kinds.items() if kind.group in classes}


def specialty(key: str, table: Table) -> Specialty:
    """A line of ``specialties.toml``."""
    table.only("title", "names", "codes")
    title = table.text("title")
    names = frozenset(specialty_key(name) for name in (title, *table.words("names")))
    return Specialty(key, title, names, table.words("codes"))


def procedure(key: str, table: Table) -> Procedure:
    """A line of the words: the title first, then how people say it."""
    words = table.words(key)
    if not words:
        raise table.error(key, "is empty", "write the title and the words people use")
    return Procedure(key, words[0], tuple(dict.fromkeys(word.casefold() for word in words[1:])))


def form(table: Table, known: Known) -> PrivilegeForm:
    """The whole of one form."""
    table.only(
        "key", "title", "edition", "origin", "professions", "specialties", "ages", "common",
        "core", "special",
    )  # fmt: skip
    key = table.text("key")
    core = table.table("core")
    if core is None:
        raise table.error("core", "is missing", "write a [core] table")
    special = [item(row.named("key"), known) for row in table.tables("special")]
    shared = [known.common[name] for name in table.words("common", tuple(known.common))]
    items = [_own(one, key) for one in (*special, *shared)]
    _refuse_doubles(table, items)
    return PrivilegeForm(
        key=key,
        title=table.text("title"),
        edition=table.text("edition", known.edition),
        origin=table.text("origin", known.origin),
        professions=table.words("professions", known.professions),
        specialties=_named(table, "specialties", known.specialties),
        core=_core(core, key, known),
        special=tuple(items),
        ages=table.words("ages", tuple(AGES)),
    )


def item(table: Table, known: Known) -> Item:
    """An item under its short key: its form's is put before it later."""
    table.only("key", "title", "text", "includes", "ages", "criteria")
    key = table.text("key")
    if key == "core":
        raise table.error("key", "is 'core'", "keep that key for the form's core")
    return _item(Item, key, table, known)


def _core(table: Table, key: str, known: Known) -> CoreSet:
    table.only("title", "text", "includes", "ages", "criteria")
    return _item(CoreSet, f"{key}.core", table, known)


def _item(shape: type[Thing], key: str, table: Table, known: Known) -> Thing:
    made = shape(
        key=key,
        title=table.text("title"),
        text=table.text("text"),
        criteria=tuple(criterion(one, known) for one in table.tables("criteria")),
        includes=_named(table, "includes", known.procedures),
        ages=table.words("ages", tuple(AGES)),
    )
    if not made.criteria:
        raise table.error("criteria", "are missing", "say what it takes to be granted this")
    verdict = rests_on_membership_alone(made)
    if not verdict:
        raise table.error("criteria", "are not enough", f"{verdict.reason} ({verdict.citation})")
    return made


def criterion(table: Table, known: Known) -> Criterion:
    """One criterion, read by the key that names it."""
    for name, read in _READERS.items():
        if name in table.data:
            return read(table, known)
    raise table.error("criteria", "hold one of no known kind", f"use one of {', '.join(_READERS)}")


def _training(table: Table, known: Known) -> Training:
    table.only("training", "in", "within_years")
    return Training(
        _named(table, "training", known.among(TRAINING_CLASSES), needed=True),
        _named(table, "in", known.specialties),
        _positive(table, "within_years", needed=False),
    )


def _board(table: Table, known: Known) -> Board:
    table.only("board_in", "issued_by", "eligible_years")
    return Board(
        _named(table, "board_in", known.specialties),
        table.words("issued_by"),
        _positive(table, "eligible_years", needed=False),
    )


def _current(table: Table, known: Known) -> Current:
    table.only("current")
    return Current(_named(table, "current", known.among(CURRENT_CLASSES), needed=True))


def _enough(table: Table, known: Known) -> Enough:
    table.only("cases", "months", "of", "claimed")
    return Enough(
        _positive(table, "cases"),
        _positive(table, "months"),
        _named(table, "of", known.procedures),
        table.flag("claimed"),
    )


def _proctored(table: Table, known: Known) -> Proctored:
    table.only("proctored", "of")
    return Proctored(_positive(table, "proctored"), _named(table, "of", known.procedures))


def _statement(table: Table, known: Known) -> Statement:
    return Statement(table.only("statement").text("statement"))


def _any(table: Table, known: Known) -> AnyOf:
    ways = tuple(criterion(way, known) for way in table.only("any").tables("any"))
    if len(ways) < 2:
        raise table.error("any", f"holds {len(ways)} way", "write two ways or more")
    return AnyOf(ways)


_READERS = {
    "training": _training,
    "board_in": _board,
    "current": _current,
    "cases": _enough,
    "proctored": _proctored,
    "statement": _statement,
    "any": _any,
}


def _named(
    table: Table, key: str, things: Mapping[str, Thing], *, needed: bool = False
) -> tuple[Thing, ...]:
    found = tuple(things[name] for name in table.words(key, tuple(things)))
    if needed and not found:
        raise table.error(key, "is empty", "name at least one")
    return found


def _positive(table: Table, key: str, *, needed: bool = True) -> int | None:
    number = table.whole(key, required=needed)
    if number is not None and number < 1:
        raise table.error(key, f"is {number}", "write 1 or more")
    return number


def _own(shared: Item, form_key: str) -> Item:
    return replace(shared, key=f"{form_key}.{shared.key}")


def _refuse_doubles(table: Table, items: Sequence[Item]) -> None:
    keys = [one.key for one in items]
    for key in keys:
        if keys.count(key) > 1:
            raise table.error("special", f"has {key!r} twice", "rename one or take one out")
