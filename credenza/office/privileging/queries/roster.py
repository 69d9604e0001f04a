"""The roster of the operating room: every surgeon's privileges (42 CFR 482.51(a)(4))."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from credenza.office.practitioners.queries.lookup import Listed
from credenza.office.privileging.models import Grant
from credenza.office.privileging.queries.directory import directory
from credenza.office.privileging.queries.lookup import GrantRow, Said, grants_of, said_of
from credenza.packs.loader import operating_forms

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Privilege:
    """One line of a surgeon: the item, what of it was not granted, and how it stands."""

    title: str
    form: str
    without: tuple[str, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Surgeon:
    """Somebody and their privileges in the operating room."""

    person: Listed
    privileges: Sequence[Privilege]


def surgeons(facility: int, as_of: date) -> list[Surgeon]:
    """Everybody who holds a privilege of a form of the operating room, by name."""
    known = directory(facility, as_of)
    titles = {one.key: one.title for one in known.procedures.things}
    rows = Grant.objects.filter(_operating(), facility=facility, ends_on__gte=as_of)
    holders = set(rows.order_by().values_list("practitioner_id", flat=True).distinct())
    people = [one for one in known.people.things if one.pk in holders]
    found = []
    for start in range(0, len(people), CHUNK):
        some = people[start : start + CHUNK]
        held = grants_of(known, facility, [one.pk for one in some], as_of, rows)
        found += [Surgeon(one, list(_privileges(held[one.pk], titles))) for one in some]
    return [one for one in found if one.privileges]


def _operating() -> Q:
    wanted = Q()
    for form in operating_forms():
        wanted |= Q(item__startswith=f"{form}.")
    return wanted


def _privileges(rows: Sequence[GrantRow], titles: dict[str, str]) -> Iterator[Privilege]:
    """Cores first; what is suspended stands there as such, what has not begun does not."""
    order = sorted(
        rows, key=lambda row: (row.offered.form, not row.offered.is_core, row.offered.title)
    )
    for row in order:
        if row.answer.holding not in ("ahead", "over"):
            left_out = tuple(titles.get(key, key) for key in row.without)
            yield Privilege(row.offered.title, row.offered.form, left_out, said_of(row))
