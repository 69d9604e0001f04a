"""Open work: what the rules found due, missing or late, within the reader's reach."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from credenza.core.facts import State
from credenza.core.permissions import RIGHTS, Actor
from credenza.office.practitioners.models import Consequence, OpenFinding, Standing

# The verbs of the requirements, in the order in which a day's work is looked at.
GROUPS = {
    "decide": "To decide",
    "renew": "Expirables",
    "verify": "Verifications due",
    "query": "Queries and screenings due",
    "collect": "To collect",
    "explain": "To be explained",
}


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of work and how much of it is open."""

    verb: str
    title: str
    late: int
    total: int


def reachable(actor: Actor, verb: str = "today:see") -> QuerySet[OpenFinding]:
    """Findings at the facilities where ``actor`` has the right; one's own file left out."""
    held = actor.facilities(RIGHTS[verb].roles)
    rows = (
        OpenFinding.objects.all() if held is None else OpenFinding.objects.filter(facility__in=held)
    )
    return rows.exclude(practitioner=actor.practitioner) if actor.practitioner else rows


def of_verb(rows: QuerySet[OpenFinding], verb: str) -> QuerySet[OpenFinding]:
    """The findings that one verb resolves."""
    return rows.filter(verb=verb)


def groups(rows: QuerySet[OpenFinding]) -> list[Group]:
    """How much of each kind is open, in one read; kinds with nothing open are left out."""
    counted = rows.order_by().values_list("verb", "state").annotate(Count("id"))
    totals = {verb: [0, 0] for verb in GROUPS}
    for verb, state, count in counted:
        totals[verb][0] += count if state == State.LATE else 0
        totals[verb][1] += count
    return [
        Group(verb, GROUPS[verb], late, total) for verb, (late, total) in totals.items() if total
    ]


def worst_first(rows: QuerySet[OpenFinding]) -> QuerySet[OpenFinding]:
    """By consequence, then by day; those without a day come last."""
    return rows.select_related("practitioner", "facility").order_by(
        "consequence", "ranked_on", "practitioner_id", "facility_id", "id"
    )


def consequences(actor: Actor, *states: str) -> QuerySet[Consequence]:
    """Consequences of lapses at the actor's facilities, the oldest lapse first; without
    ``states``, in whatever state.
    """
    held = actor.facilities(RIGHTS["consequence:decide"].roles)
    rows = Consequence.objects.filter(state__in=states) if states else Consequence.objects.all()
    if held is not None:
        rows = rows.filter(facility__in=held)
    if actor.practitioner:
        rows = rows.exclude(practitioner=actor.practitioner)
    return rows.select_related("practitioner", "facility", "credential").order_by("lapsed_on", "id")


def standings_by_facility() -> QuerySet:
    """How much is late, missing and due at each facility, in one read."""
    return (
        Standing.objects.order_by("facility_id")
        .values("facility_id")
        .annotate(late=Sum("late"), missing=Sum("missing"), due=Sum("due"))
    )
