"""One practitioner at several facilities: the same items side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credenza.core.privileges.conditions import in_words
from credenza.office.privileging.queries.grants import Held


@dataclass(frozen=True, slots=True)
class Row:
    """One item, and how it stands at each facility in order (None: not granted there)."""

    item: str
    title: str
    form: str
    is_core: bool
    cells: Sequence[tuple[object, Held | None]]

    @property
    def differs(self) -> bool:
        """Whether it is not the same everywhere: held or not, with what, and less what."""
        return len({_what(one) for _, one in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The facilities in order, and a row for each item held at one of them."""

    facilities: Sequence[object]
    rows: Sequence[Row]

    @property
    def differing(self) -> list[Row]:
        return [row for row in self.rows if row.differs]


def compared(held: Sequence[Held]) -> Comparison:
    """Grants that run on one day, by item and facility."""
    facilities = {one.grant.facility_id: one.grant.facility for one in held}
    order = sorted(facilities.values(), key=lambda one: (one.name, one.pk))
    by_item: dict[str, dict[int, Held]] = {}
    for one in held:
        by_item.setdefault(one.grant.item, {})[one.grant.facility_id] = one
    rows = [_row(item, at, order) for item, at in by_item.items()]
    rows.sort(key=lambda row: (row.form, not row.is_core, row.title, row.item))
    return Comparison(order, rows)


def _row(item: str, at: Mapping[int, Held], order: Sequence) -> Row:
    named = next(iter(at.values())).named
    cells = [(facility, at.get(facility.pk)) for facility in order]
    return Row(item, named.title, named.form, named.is_core, cells)


def _what(one: Held | None) -> tuple:
    if one is None:
        return ()
    return one.answer.may, in_words(one.conditions), tuple(sorted(one.grant.without))
