"""Which cases a person may read: the wall of ``core.concerns.walls`` as rows.

``visible_cases`` narrows lists and counts, ``may_case`` judges one case with its reason; both
answer alike.
"""

from django.db.models import Q, QuerySet

from credenza.core.concerns.walls import OFFICE_BY_KIND, Wall, may_read
from credenza.core.permissions import CHAIR, RIGHTS, Actor
from credenza.core.verdict import Verdict, refused
from credenza.office.concerns.models import Case

NO_RIGHT = "Your role does not work on cases."


def visible_cases(actor: Actor, verb: str = "concern:see") -> QuerySet[Case]:
    """Cases to which ``actor`` may do ``verb``, the latest first."""
    rows = Case.objects.select_related("facility", "department", "owner")
    if actor.is_system:
        return rows
    if not actor.scope(RIGHTS[verb].roles):
        return rows.none()
    named = Q(pk__in=_named(actor))
    reach = named | _of_office(actor) | _of_chair(actor)
    rows = rows.filter(reach)
    if actor.practitioner is not None:
        rows = rows.exclude(parties__role="subject", parties__practitioner=actor.practitioner)
    return rows


def may_case(actor: Actor, verb: str, case: Case) -> Verdict:
    """May ``actor`` do ``verb`` to this case?"""
    if not actor.is_system and not actor.scope(RIGHTS[verb].roles):
        return refused(NO_RIGHT)
    return may_read(actor, wall_of(case))


def wall_of(case: Case) -> Wall:
    """The case as its wall sees it."""
    subjects = case.parties.filter(role="subject").exclude(practitioner=None)
    named = case.named.filter(ended_at=None).values_list("user", flat=True)
    return Wall(
        kind=case.kind,
        facility=case.facility_id,
        departments=frozenset({case.department_id} if case.department_id else ()),
        subjects=frozenset(subjects.values_list("practitioner", flat=True)),
        named=frozenset(named),
    )


def _named(actor: Actor) -> QuerySet:
    return Case.objects.filter(named__user=actor.id, named__ended_at=None).values("pk")


def _of_office(actor: Actor) -> Q:
    reach = Q(pk=None)
    for kind, roles in OFFICE_BY_KIND.items():
        scope = actor.scope(roles)
        here = Q() if scope.everywhere else Q(facility__in=scope.facilities)
        if scope:
            reach |= Q(kind=kind) & here
    return reach


def _of_chair(actor: Actor) -> Q:
    return Q(department__in=actor.scope({CHAIR}).departments)
