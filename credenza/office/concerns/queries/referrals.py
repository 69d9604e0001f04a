"""Cases that lie before committees."""

from collections.abc import Collection

from django.db.models import QuerySet

from credenza.core.concerns.parties import SUBJECT
from credenza.office.concerns.models import Case, Party, Referral
from credenza.office.concerns.queries.scope import wall_of
from credenza.office.concerns.queries.sealed import told
from credenza.office.practitioners.queries.practices import colleagues_by
from credenza.office.team.queries import all_committees, member_grants
from credenza.packs.trends import dockets


def waiting(facilities: Collection[int] | None) -> QuerySet[Referral]:
    """What waits for a committee's word at these facilities (None: at all)."""
    rows = referrals().filter(ended_at=None)
    return rows if facilities is None else rows.filter(case__facility__in=facilities)


def referrals() -> QuerySet[Referral]:
    """All referrals with their cases and committees, the oldest first."""
    return Referral.objects.select_related("case__facility", "committee").order_by("sent_at", "id")


def referrals_of(case: Case) -> list[tuple[Referral, str, str]]:
    """Those of one case, with the question and the answer, for who reads the case."""
    return [(one, question_of(one), answer_of(one)) for one in referrals().filter(case=case)]


def question_of(one: Referral) -> str:
    """What the committee is asked."""
    return told(one.question_sealed, "referral", one.uid, "question")


def answer_of(one: Referral) -> str:
    """What the committee said; "" before it did."""
    return told(one.answer_sealed, "referral", one.uid, "answer") if one.answer_sealed else ""


def committees_for(case: Case) -> list:
    """The committees of the case's facility before which its kind may be laid, the usual first."""
    kinds = dockets()[case.kind].committees
    rows = all_committees().filter(facility=case.facility_id, kind__in=kinds)
    return sorted(rows, key=lambda one: kinds.index(one.kind))


def members_to_name(case: Case, committee) -> list:
    """The people who sit in a committee by name and have part in the case: not whom it is about,
    nor anybody of their practice.
    """
    wall = wall_of(case)
    apart = wall.subjects | wall.colleagues
    grants = member_grants().filter(committee=committee, user__is_active=True)
    people = {grant.user_id: grant.user for grant in grants.select_related("user")}
    return [
        user
        for user in people.values()
        if user.pk not in wall.subject_users and user.practitioner_id not in apart
    ]


def subjects_by_case(cases: Collection[int]) -> dict[int, frozenset[int]]:
    """Whom cases are about, and all of their practices: they have no part in it, and which of
    them it is about is not told. Seven reads for any number of cases.
    """
    if not cases:
        return {}
    rows = Party.objects.filter(role=SUBJECT, case__in=list(cases)).exclude(practitioner=None)
    pairs = list(rows.order_by("id").values_list("case", "practitioner"))
    beside = colleagues_by({person for _, person in pairs})
    apart: dict[int, frozenset[int]] = dict.fromkeys(cases, frozenset())
    for case, person in pairs:
        apart[case] |= beside[person] | {person}
    return apart
