"""The day's work: derived from the rules, ranked by consequence, within the reader's reach.

Findings of the rules and the kinds of ``queries.due`` stand in one row, the gravest first. A room
that has work of its own adds a kind there, and nothing here.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet, Sum

from credenza.core.facts import State
from credenza.core.permissions import Actor
from credenza.office.desk.models import Assignment, Tally
from credenza.office.desk.queries.due import KINDS
from credenza.office.desk.queries.due.base import Due, state_on
from credenza.office.desk.queries.due.findings import as_due
from credenza.office.desk.queries.ranking import Placed, Ranked
from credenza.office.practitioners.queries import work

WHOSE = {"": "The team's", "mine": "Mine", "nobody": "Unassigned"}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the queue: the piece of work, and who has it."""

    due: Due
    holder: str


class Queue:
    """What is open for ``actor`` on a day; ``whose`` is a key of WHOSE, ``kind`` of a group.

    An unknown ``kind`` is every kind. The kinds of ``queries.due`` are read once each, as numbers
    and days alone; whole rows are read for one page.
    """

    def __init__(self, actor: Actor, as_of: date, whose: str = "", kind: str = ""):
        self.actor, self.as_of, self.whose = actor, as_of, whose
        self.kind = kind if kind in work.GROUPS or kind in KINDS else ""

    @cached_property
    def groups(self) -> list[work.Group]:
        """How much of each kind is open; kinds with nothing open are left out."""
        return [*work.groups(self._within_reach), *self._other_groups()]

    @cached_property
    def total(self) -> int:
        """How many pieces of the chosen kind are open."""
        return sum(one.total for one in self.groups if self.kind in ("", one.verb))

    @cached_property
    def overnight(self) -> int:
        """How many requirements became due or late since yesterday."""
        return self._within_reach.filter(found_on=self.as_of).count()

    @property
    def ranked(self) -> Ranked:
        """The pieces of the chosen kind in their order, to be cut into pages."""
        return Ranked(work.worst_first(self.findings), self._placed())

    @cached_property
    def findings(self) -> QuerySet:
        """The findings of the chosen kind."""
        if self.kind in KINDS:
            return self._within_reach.none()
        return work.of_verb(self._within_reach, self.kind) if self.kind else self._within_reach

    def items(self, found: Sequence) -> list[Item]:
        """What a page of ``ranked`` holds, in words, with the holders; a few reads for each kind
        on it.
        """
        dues = self._told(found)
        keys = [due.key for due in dues]
        rows = Assignment.objects.filter(key__in=keys).order_by("id")
        holders = dict(rows.values_list("key", "user__name"))
        return [Item(due, holders.get(due.key, "")) for due in dues]

    def rows(self) -> Iterator[tuple]:
        """The queue as the rows of a spreadsheet: what is not of the rules first."""
        for due in self._told(sorted(self._placed())):
            yield _row(due)
        for finding in work.worst_first(self.findings).iterator(chunk_size=2000):
            yield _row(as_due(finding, self.as_of))

    @cached_property
    def _within_reach(self) -> QuerySet:
        rows = work.reachable(self.actor)
        if self.whose == "mine":
            return rows.filter(key__in=Assignment.objects.filter(user=self.actor.id).values("key"))
        if self.whose == "nobody":
            return rows.exclude(key__in=Assignment.objects.values("key"))
        return rows

    @cached_property
    def _others(self) -> dict[str, list[Placed]]:
        """The marks of each kind of ``queries.due``, one's own or nobody's where asked so."""
        held = self._held()
        return {
            kind.key: [
                Placed(kind.rank, mark.day or date.max, kind.key, mark.of)
                for mark in kind.marks(self.actor, self.as_of)
                if self.whose not in ("mine", "nobody")
                or (kind.key_of(mark.of) in held) == (self.whose == "mine")
            ]
            for kind in KINDS.values()
        }

    def _held(self) -> set[str]:
        """Keys of the pieces that are somebody's: one's own, or those that are not nobody's."""
        if self.whose not in ("mine", "nobody"):
            return set()
        of_kinds = Q(pk__in=[])
        for key in KINDS:
            of_kinds |= Q(key__startswith=f"{key}:")
        rows = Assignment.objects.filter(of_kinds).order_by()
        if self.whose == "mine":
            rows = rows.filter(user=self.actor.id)
        return set(rows.values_list("key", flat=True))

    def _placed(self) -> list[Placed]:
        if self.kind:
            return self._others.get(self.kind, [])
        return [one for marks in self._others.values() for one in marks]

    def _other_groups(self) -> Iterator[work.Group]:
        for key, marks in self._others.items():
            late = sum(state_on(one.day, self.as_of) is State.LATE for one in marks)
            if marks:
                yield work.Group(key, KINDS[key].title, late, len(marks))

    def _told(self, found: Sequence) -> list[Due]:
        """Findings and marks in words, in their order; what was done meanwhile is left out."""
        numbers: dict[str, list[int]] = {}
        for one in found:
            if isinstance(one, Placed):
                numbers.setdefault(one.kind, []).append(one.of)
        told = {
            due.key: due
            for key, ids in numbers.items()
            for due in KINDS[key].told(self.actor, ids, self.as_of)
        }
        dues = (
            told.get(KINDS[one.kind].key_of(one.of))
            if isinstance(one, Placed)
            else as_due(one, self.as_of)
            for one in found
        )
        return [due for due in dues if due is not None]


def within_reach(actor: Actor, keys: Collection[str], verb: str, as_of: date) -> list[str]:
    """Those of ``keys`` that name open work on which ``actor`` may use ``verb``."""
    findings = work.reachable(actor, verb).filter(key__in=keys).values_list("key", flat=True)
    asked_for = {key.partition(":")[0] for key in keys}
    others = (
        kind.key_of(mark.of)
        for kind in KINDS.values()
        if kind.key in asked_for
        for mark in kind.marks(actor, as_of)
    )
    return [*findings, *(key for key in others if key in keys)]


def _row(due: Due) -> tuple:
    who = due.who
    return (
        due.state,
        who.last_name if who else due.named,
        who.first_name if who else "",
        due.facility.name if due.facility else "",
        due.title,
        due.why,
        due.citation,
        due.due_on,
    )


def burn_down(facilities: Sequence[int] | None, since: date) -> list[tuple[date, int]]:
    """Open findings at the end of each day since ``since``, at the facilities given (None: all)."""
    rows = Tally.objects.filter(day__gte=since)
    if facilities is not None:
        rows = rows.filter(facility__in=facilities)
    per_day = (
        rows.order_by("day").values("day").annotate(open=Sum("late") + Sum("missing") + Sum("due"))
    )
    return [(row["day"], row["open"]) for row in per_day]
