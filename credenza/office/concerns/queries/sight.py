"""Which cases are counted for a reader of trends, and how exactly they are told.

Whoever reads the cases of a kind by their office, or those of a department by its chair, counts
just the cases that they may read. Everybody else who may see trends is told bands over all cases,
and nothing about single people.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from credenza.core.concerns.walls import OFFICE_BY_KIND
from credenza.core.permissions import CHAIR, Actor
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.team.queries import departments


@dataclass(frozen=True, slots=True)
class Sight:
    """The cases that count. ``width`` is that of the bands they are told in; None: as they are.

    ``departments`` are those whose chair the reader is, where only theirs count; None: all do.
    """

    cases: QuerySet[Case]
    width: int | None
    words: str
    departments: frozenset[int] | None = None

    @property
    def exact(self) -> bool:
        """Whether counts are told as they are."""
        return self.width is None


def sight(actor: Actor, facility, kind: str, width: int) -> Sight:
    """What ``actor`` counts of a kind at a facility."""
    readable = visible_cases(actor).filter(facility=facility, kind=kind)
    if _reads_all(actor, facility, kind):
        return Sight(readable, None, f"Counted are the cases that you may read at {facility}.")
    if mine := _chaired(actor, facility):
        return Sight(readable, None, "Counted are the cases that you may read as chair.", mine)
    everything = Case.objects.filter(facility=facility, kind=kind)
    words = (
        f"Counted are all cases at {facility}, told in bands of {width}, since you may not read "
        "the cases themselves."
    )
    return Sight(everything, width, words)


def _reads_all(actor: Actor, facility, kind: str) -> bool:
    scope = actor.scope(OFFICE_BY_KIND[kind])
    return scope.everywhere or facility.pk in scope.facilities


def _chaired(actor: Actor, facility) -> frozenset[int]:
    mine = actor.scope({CHAIR}).departments
    here = departments(facility.pk).filter(pk__in=mine).order_by() if mine else ()
    return frozenset(one.pk for one in here)
