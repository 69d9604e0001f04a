"""Which cases a person may read: the wall of ``core.concerns.walls`` as rows.

``visible_cases`` narrows lists and counts, ``may_case`` judges one case with its reason; both
answer alike.
"""

from django.db.models import BigIntegerField, F, Q, QuerySet

from credenza.core.concerns.parties import SUBJECT
from credenza.core.concerns.steps import RECEIVED
from credenza.core.concerns.walls import BY_NAME, OFFICE_BY_KIND, Wall, may_do
from credenza.core.permissions import CHAIR, RIGHTS, Actor
from credenza.core.verdict import Verdict
from credenza.office.concerns.models import Case, Named, Party
from credenza.office.practitioners.queries.practices import colleagues_of


def visible_cases(actor: Actor, verb: str = "concern:see") -> QuerySet[Case]:
    """Cases to which ``actor`` may do ``verb``, the latest first."""
    rows = Case.objects.select_related("facility", "department", "owner")
    if actor.is_system:
        return rows
    scope = actor.scope(RIGHTS[verb].roles)
    if not scope:
        return rows.none()
    if verb not in BY_NAME and not scope.everywhere:
        rows = rows.filter(facility__in=scope.facilities)
    named = Q(pk__in=Named.objects.filter(user=actor.id, ended_at=None).values("case"))
    rows = rows.filter(named | _by_rule(actor))
    return rows.exclude(pk__in=_about(actor))


def cases_about(actor: Actor, practitioner: int) -> QuerySet[Case]:
    """Cases about a practitioner that ``actor`` may read; none of a number no file can have."""
    if practitioner > BigIntegerField.MAX_BIGINT:
        return Case.objects.none()
    about = Party.objects.filter(role=SUBJECT, practitioner=practitioner).values("case")
    return visible_cases(actor).filter(pk__in=about)


def may_case(actor: Actor, verb: str, case: Case) -> Verdict:
    """May ``actor`` do ``verb`` to this case?"""
    return may_do(actor, verb, wall_of(case))


def wall_of(case: Case) -> Wall:
    """The case as its wall sees it."""
    about_whom = list(case.parties.filter(role=SUBJECT).values_list("practitioner", "user"))
    subjects = frozenset(person for person, _ in about_whom if person)
    named = case.named.filter(ended_at=None).values_list("user", flat=True)
    return Wall(
        kind=case.kind,
        facility=case.facility_id,
        departments=_departments(case, subjects),
        triaged=case.state != RECEIVED,
        subjects=subjects,
        subject_users=frozenset(user for _, user in about_whom if user),
        colleagues=colleagues_of(subjects),
        named=frozenset(named),
    )


def _departments(case: Case, subjects: frozenset[int]) -> frozenset[int]:
    """That of the case, and those of its subjects at its facility."""
    own = {case.department_id} - {None}
    held = Party.objects.filter(case=case, role=SUBJECT, practitioner__in=subjects)
    held = held.filter(practitioner__appointments__facility=case.facility_id)
    there = held.order_by().values_list("practitioner__appointments__department", flat=True)
    return frozenset(own | (set(there) - {None}))


def _by_rule(actor: Actor) -> Q:
    """What opens without being named; never what is about somebody of one's own practice."""
    rule = _of_office(actor) | (_of_chair(actor) & ~Q(state=RECEIVED))
    if actor.practitioner is None:
        return rule
    beside = colleagues_of({actor.practitioner})
    theirs = Party.objects.filter(role=SUBJECT, practitioner__in=beside).values("case")
    return rule & ~Q(pk__in=theirs)


def _about(actor: Actor) -> QuerySet:
    """Cases about ``actor``."""
    own = Q(user=actor.id)
    if actor.practitioner is not None:
        own |= Q(practitioner=actor.practitioner)
    return Party.objects.filter(own, role=SUBJECT).values("case")


def _of_office(actor: Actor) -> Q:
    reach = Q(pk=None)
    for kind, roles in OFFICE_BY_KIND.items():
        scope = actor.scope(roles)
        here = Q() if scope.everywhere else Q(facility__in=scope.facilities)
        if scope:
            reach |= Q(kind=kind) & here
    return reach


def _of_chair(actor: Actor) -> Q:
    mine = actor.scope({CHAIR}).departments
    subjects = Party.objects.filter(
        role=SUBJECT,
        practitioner__appointments__department__in=mine,
        practitioner__appointments__facility=F("case__facility"),
    )
    return Q(department__in=mine) | Q(pk__in=subjects.values("case"))
