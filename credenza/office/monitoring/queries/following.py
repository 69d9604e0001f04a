"""What follows from matches, as pages show it: by practitioner and facility."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from credenza.core.permissions import Actor
from credenza.core.screening.duties import DutyKind
from credenza.office.monitoring.models import Duty, Match, Ruling
from credenza.office.monitoring.queries import screening
from credenza.office.monitoring.queries.shown import entry_name
from credenza.office.practitioners.queries.scope import places_within
from credenza.packs.loader import screening_duties


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done, and what its kind says of it."""

    row: Duty
    kind: DutyKind


@dataclass(frozen=True, slots=True)
class Group:
    """What follows from one ruling at one facility, in the order in which it is done."""

    practitioner: object
    facility: object
    match: Match
    ruling: Ruling
    name: str
    duties: Sequence[Due]


def duties_within(actor: Actor, verb: str, *states: str) -> QuerySet[Duty]:
    """What follows at facilities where ``actor`` may do ``verb``, the first due first; without
    ``states``, in whatever state."""
    rows = screening.duties(actor, *states).select_related(
        "practitioner", "facility", "match", "ruling"
    )
    held = places_within(actor, verb)
    return rows if held is None else rows.filter(facility__in=held)


def grouped(duties: Iterable[Duty]) -> list[Group]:
    """By ruling and facility; that which has the first day stands first."""
    order = list(screening_duties())
    first = {}
    for one in duties:
        first.setdefault((one.ruling_id, one.facility_id), len(first))
    rows = sorted(duties, key=lambda one: (first[_place(one)], order.index(one.kind)))
    return [_group(list(many)) for _, many in groupby(rows, key=_place)]


def due(duties: Iterable[Duty]) -> list[Due]:
    """Each beside what its kind says of it."""
    return [Due(one, screening_duties()[one.kind]) for one in duties]


def _place(one: Duty) -> tuple[int, int]:
    return one.ruling_id, one.facility_id


def _group(rows: Sequence[Duty]) -> Group:
    one = rows[0]
    return Group(
        one.practitioner,
        one.facility,
        one.match,
        one.ruling,
        entry_name(one.match.entry),
        due(rows),
    )
