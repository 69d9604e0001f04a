"""A calendar month of screening as a surveyor asks for it: everybody, each list, day, result."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet

from credenza.core.calendar import month_end
from credenza.core.permissions import Actor
from credenza.core.screening.standing import STANDS
from credenza.core.screening.steps import DIFFERENT, SAME, WAITING
from credenza.office.monitoring.models import Clearance, Match, Ruling, Searched
from credenza.office.monitoring.queries.catalog import source_of
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.staff import on_staff

SEE = "screening:see"
NO_MATCH, RULED_OUT = "no match", "no match, as ruled"
LISTED, TO_BE_RULED, NOT_CLEARED = "listed", "waits for a ruling", "not cleared"
SIGNS = {
    NO_MATCH: "met",
    RULED_OUT: "met",
    LISTED: "excluded",
    TO_BE_RULED: "due",
    NOT_CLEARED: "missing",
}
"""What a list said of somebody in the month, and the status that shows it."""
FOUND, OPEN = "found", "open"
COUNTED = {
    ("is listed", "are listed"): (SAME,),
    ("has a match that waits for a ruling", "have a match that waits for a ruling"): (*WAITING,),
}
"""What the sentence of a month counts, of one and of many, by the states of matches."""
CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What one list said of one practitioner, and on which day."""

    source: str
    words: str
    on: date | None = None

    @property
    def sign(self) -> str:
        """The status that shows it."""
        return SIGNS[self.words]


@dataclass(frozen=True, slots=True)
class Line:
    """One practitioner in the month; ``rulings`` are those that stand, ``digests`` the
    fingerprints of what was written in their file."""

    practitioner: object
    cells: Sequence[Cell]
    rulings: Sequence[Ruling]
    digests: Sequence[str]

    @property
    def ruled_by(self) -> str:
        """Who ruled, each once."""
        names = (name for one in self.rulings for name in (one.ruled_by, one.agreed_by) if name)
        return ", ".join(dict.fromkeys(names))


@dataclass(frozen=True)
class Month:
    """A month at a facility, or at all within the reader's reach. ``first`` is its first day."""

    actor: Actor
    first: date
    facility: int | None = None

    @property
    def staff(self) -> QuerySet:
        """Everybody who was on the staff in the month, in the order of files."""
        return on_staff(self.actor, SEE, self.first, month_end(self.first), self.facility)

    @cached_property
    def searches(self) -> list[Searched]:
        """Each list in each run of the month, the newest first."""
        within = Searched.objects.filter(run__on__range=(self.first, month_end(self.first)))
        return list(within.select_related("run").order_by("-run__number", "source"))

    @cached_property
    def lists(self) -> list[str]:
        """The lists of the month, in one order."""
        return sorted({one.source for one in self.searches})

    @cached_property
    def copies(self) -> list[Searched]:
        """The last copy of each list that was searched in the month."""
        last = {one.source: one for one in reversed(self.searches) if one.sha256}
        return [last[key] for key in sorted(last)]

    @cached_property
    def clearing(self) -> list[str]:
        """Those of them by which anybody could be cleared."""
        return sorted({one.source for one in self.searches if one.clears})

    @cached_property
    def uncleared(self) -> list[int]:
        """Who was not cleared by each of these, in the order of files."""
        given: dict[int, set[str]] = defaultdict(set)
        rows = Clearance.objects.filter(month=self.first).order_by()
        for pk, lists in rows.values_list("practitioner_id", "lists"):
            given[pk].update(lists)
        wanted = set(self.clearing)
        return [pk for pk in self._pks(self.staff) if not wanted or wanted - given[pk]]

    def people(self, only: str = "") -> list[int]:
        """The staff by number: all, those who were found (``FOUND``) or those not cleared
        (``OPEN``)."""
        if only == OPEN:
            return self.uncleared
        return self._pks(self._found((*WAITING, SAME, DIFFERENT)) if only == FOUND else self.staff)

    @cached_property
    def sentence(self) -> str:
        """The month in one sentence."""
        total = self.staff.count()
        if not self.lists:
            return f"{total:,} practitioners; nobody was screened in this month."
        if not self.clearing:
            return f"None of {total:,} practitioners was cleared: no list could be relied on."
        by = " and ".join(source_of(key).short for key in self.clearing)
        parts = [f"{total - len(self.uncleared):,} of {total:,} practitioners are cleared by {by}"]
        for words, states in COUNTED.items():
            if count := self._found(states).count():
                parts.append(f"{count:,} {words[count > 1]}")
        return "; ".join(parts) + "."

    def lines(self, people: Sequence[int]) -> Iterator[Line]:
        """The lines of practitioners, four reads for each thousand of them."""
        for start in range(0, len(people), CHUNK):
            some = people[start : start + CHUNK]
            known = self.staff.in_bulk(some)
            yield from self._lines([known[pk] for pk in some if pk in known])

    def _pks(self, rows: QuerySet) -> list[int]:
        return list(rows.values_list("pk", flat=True))

    def _found(self, states: Iterable[str]) -> QuerySet:
        """Those of the staff with a match in one of these states now, found by then."""
        found = Match.objects.filter(
            practitioner=OuterRef("pk"),
            opened_in__on__lte=month_end(self.first),
            state__in=states,
        )
        return self.staff.filter(Exists(found))

    def _lines(self, people: Sequence) -> Iterator[Line]:
        ids = [one.pk for one in people]
        given, found, ruled = self._clearances(ids), self._matches(ids), _rulings(ids)
        for one in people:
            cleared, matches = given[one.pk], found[one.pk]
            cells = [_cell(key, cleared, matches) for key in self.lists]
            acts = {match.act for many in matches.values() for match in many}
            rulings = [each for each in ruled[one.pk] if each.act in acts]
            yield Line(one, cells, rulings, [each.digest for each in cleared])

    def _clearances(self, ids: Sequence[int]) -> Mapping[int, list[Clearance]]:
        rows = Clearance.objects.filter(month=self.first, practitioner__in=ids).order_by("on", "id")
        return _by_practitioner(rows)

    def _matches(self, ids: Sequence[int]) -> Mapping[int, dict[str, list[Match]]]:
        until = month_end(self.first)
        rows = Match.objects.filter(practitioner__in=ids, opened_in__on__lte=until).order_by("id")
        found: dict[int, dict[str, list[Match]]] = defaultdict(lambda: defaultdict(list))
        for one in rows.filter(state__in=(*WAITING, SAME, DIFFERENT)):
            found[one.practitioner_id][one.source].append(one)
        return found


def _cell(key: str, cleared: Sequence[Clearance], matches: Mapping[str, Sequence[Match]]) -> Cell:
    mine = matches.get(key, ())
    states = {one.state for one in mine}
    if SAME in states:
        return Cell(key, LISTED, today(min(one.changed_at for one in mine)))
    clearance = next((one for one in cleared if key in one.lists), None)
    if clearance:
        words = RULED_OUT if clearance.after_id or DIFFERENT in states else NO_MATCH
        return Cell(key, words, clearance.on)
    return Cell(key, TO_BE_RULED if states & WAITING else NOT_CLEARED)


def _rulings(ids: Sequence[int]) -> Mapping[int, list[Ruling]]:
    rows = Ruling.objects.filter(practitioner__in=ids, state=STANDS)
    return _by_practitioner(rows.order_by("ruled_at", "id"))


def _by_practitioner(rows: Iterable) -> Mapping[int, list]:
    found = defaultdict(list)
    for one in rows:
        found[one.practitioner_id].append(one)
    return found
