"""The lists of the catalog as the office stands to them: followed, how old, and in trouble."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.db.models import OuterRef, QuerySet, Subquery

from credenza.office.monitoring.models import Copy, Fetch, Following
from credenza.office.monitoring.queries.catalog import source_of
from credenza.office.monitoring.queries.lists import FAILED, REFUSED, SAME, TAKEN
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import choices_known, facilities
from credenza.sources.base import Source
from credenza.sources.exclusions.layout import list_keys
from credenza.sources.registers.layout import register_keys
from credenza.sources.scan import CATALOG

GRACE = 7
"""Days after which an edition that did not come is missed: publishers are late themselves."""


@dataclass(frozen=True, slots=True)
class ListState:
    """One list or register: whether it is followed, its newest copy, and the last attempt to get
    another.

    ``seen_on`` is the day on which the copy was last seen to be the publisher's newest.
    """

    source: Source
    following: Following | None
    copy: Copy | None
    last: Fetch | None
    seen_on: date | None
    as_of: date

    @property
    def is_register(self) -> bool:
        """Whether it only tells something of somebody, and clears nobody."""
        return self.source.key in known_registers()

    @property
    def due_on(self) -> date | None:
        """When the next edition is to be looked for; None where there is no copy yet."""
        return self.seen_on and self.seen_on + timedelta(days=self.source.every)

    @property
    def is_late(self) -> bool:
        """Whether an edition is missed."""
        return self.due_on is not None and (self.as_of - self.due_on).days > GRACE

    @property
    def trouble(self) -> str:
        """What is wrong, in words; empty when nothing is. Of a list that is not followed nothing
        is expected."""
        if self.last and self.last.outcome in (REFUSED, FAILED):
            return self.last.words
        if self.following is None:
            return ""
        if self.copy is None:
            return "There is no copy of this list yet: nobody is looked for in it."
        if self.is_late:
            return (
                f"The copy was last seen to be the newest on {self.seen_on:%d %b %Y}, and the "
                f"list is published {self.source.cadence}."
            )
        return ""

    @property
    def sign(self) -> str:
        """The status that shows how the list stands."""
        if self.following is None:
            return "not_applicable"
        if self.copy is None:
            return "missing"
        return "late" if self.is_late else "due" if self.trouble else "current"


@cache
def known_keys() -> tuple[str, ...]:
    """Every exclusion list of the catalog, the federal ones first."""
    keys = list_keys(CATALOG)
    return tuple(sorted(keys, key=lambda key: (source_of(key).state, key != "leie")))


@cache
def known_registers() -> tuple[str, ...]:
    """Every register of the catalog."""
    return register_keys(CATALOG)


def needed() -> list[str]:
    """The lists that an office must follow: the federal ones, and those of the states in which
    its facilities lie (NCQA CR 5: Medicare, Medicaid; 42 CFR 1001.1901)."""
    states = set(facilities().values_list("state", flat=True))
    return [key for key in known_keys() if source_of(key).state in ("", *states)]


def states(at: datetime, keys: Iterable[str] = ()) -> list[ListState]:
    """How lists and registers stand, followed ones first; five reads, however many there are."""
    followed = {one.source: one for one in Following.objects.order_by("id")}
    copies, last = _first(Copy.objects.all(), "taken_at"), _first(Fetch.objects.all(), "at")
    seen = _first(Fetch.objects.filter(outcome__in=(TAKEN, SAME)), "at")
    with choices_known():
        rows = [
            ListState(
                source=source_of(key),
                following=followed.get(key),
                copy=copies.get(key),
                last=last.get(key),
                seen_on=_seen_on(copies.get(key), seen.get(key)),
                as_of=today(at),
            )
            for key in tuple(keys) or (*known_keys(), *known_registers())
        ]
    return sorted(rows, key=lambda one: one.following is None)


def state_of(key: str, at: datetime) -> ListState:
    """How one list stands. Raises KeyError for one that the catalog does not have."""
    if key not in (*known_keys(), *known_registers()):
        raise KeyError(key)
    return states(at, [key])[0]


def attempts(key: str) -> QuerySet[Fetch]:
    """Every attempt to get a copy of a list, the newest first."""
    return Fetch.objects.filter(source=key).select_related("copy")


def to_download() -> list[Following]:
    """The lists that are fetched from an address."""
    return list(Following.objects.filter(downloads=True).order_by("source"))


def address_of(following: Following) -> str:
    """Where a list is fetched from: the office's own choice, else the publisher's address."""
    return following.address or source_of(following.source).download


def _seen_on(copy: Copy | None, seen: Fetch | None) -> date | None:
    if copy is None:
        return None
    return today(seen.at if seen and seen.copy_id == copy.pk else copy.taken_at)


def _first(rows: QuerySet, day: str) -> dict:
    """The newest row of each list."""
    same = rows.filter(source=OuterRef("source")).order_by(f"-{day}", "-id")
    newest = rows.filter(pk=Subquery(same.values("pk")[:1])).order_by("id")
    return {one.source: one for one in newest}
