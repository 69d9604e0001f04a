"""Who may be asked about at a facility, and by which words: kept in memory while it is true.

Names and forms change seldom, and reading them anew for every question would take longer than the
answer. So they are kept until the ledger saw a row change that they are made of. What was granted,
suspended or ended is never kept here: that is read when it is asked.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from credenza.core.names import Name, filing_name
from credenza.core.privileges import Procedure
from credenza.core.privileges.finding import Finder, Meant, meant
from credenza.office.ledger.queries import last_act, tables_changed
from credenza.office.practitioners.queries.lookup import Listed, listed
from credenza.office.privileging.models import FormVersion, Grant
from credenza.packs.loader import privilege_words

KEPT_SECONDS = 600  # where acts end in another order than they began, one may be overlooked
MADE_OF = (
    "practitioners_practitioner",
    "practitioners_othername",
    "practitioners_specialty",
    "practitioners_appointment",
    "team_department",
    "privileging_formversion",
    "privileging_grant",
    "privileging_suspension",
)
LOOKED_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Offered:
    """An item of one version of a form: its title, and the keys of what it includes."""

    title: str
    form: str
    is_core: bool
    includes: frozenset[str]


@dataclass(frozen=True)
class Directory:
    """The people, procedures and items of one facility. ``offered`` is by version and item;
    ``act`` is the last act that is in it.
    """

    people: Finder[Listed]
    procedures: Finder[Procedure]
    offered: Mapping[tuple[int, str], Offered]
    act: int
    read_at: float

    def understand(self, typed: str) -> Meant:
        """What a question is about."""
        return meant(typed, self.people, self.procedures)

    def place_of(self, procedure: str) -> Procedure | None:
        """A procedure by its key."""
        return next((one for one in self.procedures.things if one.key == procedure), None)

    def items_with(self, procedure: str) -> set[str]:
        """The items that include a procedure, in any version."""
        return {item for (_, item), one in self.offered.items() if procedure in one.includes}


_kept: dict[tuple[int, date], Directory] = {}


def directory(facility: int, as_of: date) -> Directory:
    """The directory of a facility on a day, as the last act left it."""
    known = _kept.get((facility, as_of))
    if known is None or not _holds(known):
        known = _read(facility, as_of)
        for key in [key for key in _kept if key[0] == facility]:
            del _kept[key]
        _kept[facility, as_of] = known
    return known


def _holds(known: Directory) -> bool:
    young = time.monotonic() - known.read_at < KEPT_SECONDS
    return young and not tables_changed(known.act + 1, MADE_OF)


def forget() -> None:
    """Drop what is kept, as a new process would."""
    _kept.clear()


def _read(facility: int, as_of: date) -> Directory:
    act = last_act()
    offered, procedures = _offered(facility)
    people = listed(_whom(facility, as_of), facility)
    return Directory(
        people=Finder(people, _names),
        procedures=Finder(procedures, said=lambda one: one.said),
        offered=offered,
        act=act,
        read_at=time.monotonic(),
    )


def _whom(facility: int, as_of: date) -> set[int]:
    """Who holds something here or did within a year."""
    rows = Grant.objects.filter(facility=facility, ends_on__gte=as_of - LOOKED_BACK).order_by()
    return set(rows.values_list("practitioner_id", flat=True).distinct())


def _names(one: Listed) -> Iterable[str]:
    """The ways of calling somebody: filed, as spoken, and by the family name alone."""
    for family, given in one.names:
        yield filing_name(Name(family, given))
        yield f"{given} {family}"
        yield family


def _offered(
    facility: int,
) -> tuple[dict[tuple[int, str], Offered], list[Procedure]]:
    offered: dict[tuple[int, str], Offered] = {}
    procedures: dict[str, Procedure] = {}
    rows = FormVersion.objects.filter(facility=facility, effective_on__isnull=False)
    for pk, title, content in rows.order_by("id").values_list("id", "title", "content"):
        for item in (content["core"], *content["special"]):
            keys = frozenset(one["key"] for one in item["includes"])
            is_core = item is content["core"]
            offered[pk, item["key"]] = Offered(item["title"], title, is_core, keys)
            for one in item["includes"]:
                procedures[one["key"]] = Procedure(one["key"], one["title"], tuple(one["words"]))
    return offered, _in_order(procedures)


def _in_order(procedures: Mapping[str, Procedure]) -> list[Procedure]:
    """The house's list, also of what nobody is offered here, then what only own forms name.

    A procedure bears the title of the facility's form, and is found by the words of both.
    """
    house = privilege_words()
    known = [_merged(one, procedures.get(key, one)) for key, one in house.items()]
    return known + [one for key, one in procedures.items() if key not in house]


def _merged(one: Procedure, own: Procedure) -> Procedure:
    return Procedure(own.key, own.title, tuple(dict.fromkeys((*one.words, *own.words))))
