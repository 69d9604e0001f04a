"""Which applications a person may reach. Every list, count, page and export begins here."""

from django.db.models import Q, QuerySet

from credenza.core.permissions import RIGHTS, About, Actor
from credenza.office.credentialing.models import Application


def visible_applications(actor: Actor, verb: str) -> QuerySet[Application]:
    """Applications to which ``actor`` may do ``verb``, the newest first.

    A role counts at its facility, a department's at its department. One's own application opens
    only to verbs that say so.
    """
    return Application.objects.filter(_allowed(actor, verb))


def about(application: Application) -> About:
    """What the rights ask about an application: where it is made, and whose it is."""
    department = application.department_id
    return About(
        facilities=frozenset({application.facility_id}),
        departments=frozenset({department} if department else ()),
        practitioner=application.practitioner_id,
    )


def _allowed(actor: Actor, verb: str) -> Q:
    if actor.is_system:
        return Q()
    right = RIGHTS[verb]
    reach = _reach(actor, right.roles)
    if actor.practitioner is None:
        return reach
    own = Q(practitioner=actor.practitioner)
    if right.on_own_file and actor.scope(right.roles | right.own_file_only):
        return reach | own if reach else reach
    return reach & ~own


def _reach(actor: Actor, roles: frozenset[str]) -> Q:
    scope = actor.scope(roles)
    if scope.everywhere:
        return Q()
    return Q(facility__in=scope.facilities) | Q(department__in=scope.departments)
