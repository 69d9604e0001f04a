"""What changes from one version of a form to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from credenza.core.privileges.forms import Item, PrivilegeForm
from credenza.core.privileges.wording import statement

ADDED, RETIRED, REWORDED, CRITERIA, PROCEDURES = (
    "added",
    "retired",
    "reworded",
    "criteria",
    "procedures",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in an item: what it was, and what it becomes."""

    kind: str
    item: str
    title: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def gone(self) -> list[str]:
        return [one for one in self.before if one not in self.after]

    @property
    def new(self) -> list[str]:
        return [one for one in self.after if one not in self.before]


def changes(before: PrivilegeForm, after: PrivilegeForm) -> list[Change]:
    """The differences, retired items first, then in the order of the newer form."""
    old = {one.key: one for one in before.items}
    new = {one.key: one for one in after.items}
    gone = [Change(RETIRED, key, one.title) for key, one in old.items() if key not in new]
    found = [
        change
        for key, item in new.items()
        for change in (_between(old[key], item) if key in old else [_added(item)])
    ]
    return gone + found


def _added(item: Item) -> Change:
    return Change(ADDED, item.key, item.title, after=_criteria(item))


def _between(old: Item, new: Item) -> Iterator[Change]:
    sides = (
        (REWORDED, (old.title, old.text), (new.title, new.text)),
        (CRITERIA, _criteria(old), _criteria(new)),
        (PROCEDURES, _procedures(old), _procedures(new)),
    )
    for kind, before, after in sides:
        if before != after:
            yield Change(kind, new.key, new.title, before, after)


def _criteria(item: Item) -> tuple[str, ...]:
    return tuple(statement(one) for one in item.criteria)


def _procedures(item: Item) -> tuple[str, ...]:
    return tuple(one.title for one in item.includes)
