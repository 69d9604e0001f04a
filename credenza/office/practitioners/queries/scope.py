"""Whose files a person may reach. Every list, count, search and export begins here."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from credenza.core.permissions import RIGHTS, About, Actor
from credenza.office.practitioners.models import Appointment, Practitioner
from credenza.office.team.queries import departments


def visible(actor: Actor, verb: str) -> QuerySet[Practitioner]:
    """Practitioners on whose files ``actor`` may use ``verb``.

    A role counts at its facility, a department's at its department. A file with no appointment
    yet is open to every holder. One's own file opens only to verbs that say so.
    """
    return Practitioner.objects.filter(_allowed(actor, verb))


def in_visible_files(rows: QuerySet, actor: Actor, verb: str) -> QuerySet:
    """Those of ``rows``, which have a ``practitioner``, that lie in the files of ``visible``."""
    allowed = _allowed(actor, verb)
    if not allowed:
        return rows
    return rows.filter(Exists(Practitioner.objects.filter(allowed, pk=OuterRef("practitioner"))))


def _allowed(actor: Actor, verb: str) -> Q:
    """What is true of the practitioners of ``visible``; empty where all are."""
    if actor.is_system:
        return Q()
    right = RIGHTS[verb]
    reach = _reach(actor, right.roles)
    if actor.practitioner is not None:
        own = Q(pk=actor.practitioner)
        may_own = right.on_own_file and bool(actor.scope(right.roles | right.own_file_only))
        if not may_own:
            reach &= ~own
        elif reach:  # where it is empty all are allowed, and adding one would narrow it
            reach |= own
    return reach


def about(practitioner: int) -> About:
    """What the rights ask about a file: whose it is, and where that person is appointed."""
    rows = Appointment.objects.filter(practitioner=practitioner).order_by("id")
    held = list(rows.values_list("facility_id", "department_id"))
    return About(
        facilities=frozenset(facility for facility, _ in held),
        departments=frozenset(department for _, department in held if department),
        practitioner=practitioner,
    )


def places_within(actor: Actor, verb: str) -> frozenset[int] | None:
    """Facilities at which ``actor`` may know how a file stands; None means every one.

    Somebody's standing elsewhere is not theirs to know, even where they may open the file.
    """
    scope = actor.scope(RIGHTS[verb].roles)
    if actor.is_system or scope.everywhere:
        return None
    around = departments().filter(pk__in=scope.departments).order_by()
    return scope.facilities | frozenset(around.values_list("facility_id", flat=True))


def _reach(actor: Actor, roles: frozenset[str]) -> Q:
    grants = [grant for grant in actor.grants if grant.role in roles]
    if not grants:
        return Q(pk__in=[])
    if any(grant.facility is None and grant.department is None for grant in grants):
        return Q()
    where = Q()
    for grant in grants:
        where |= Q(department=grant.department) if grant.department else Q(facility=grant.facility)
    own_appointments = Appointment.objects.filter(practitioner=OuterRef("pk"))
    return Q(Exists(own_appointments.filter(where))) | ~Q(Exists(own_appointments))
