"""Policies within reach, their versions in force on a day, and what standards they prove."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from credenza.core.permissions import CHAIR, MEMBER, About, Actor, may, may_somewhere
from credenza.core.policies import standing
from credenza.core.policies.steps import APPROVED, BEFORE
from credenza.office.compliance.models import BallotPaper, Policy, PolicyVersion
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import places_within

SEE, KEEP, APPROVE = "policy:see", "policy:keep", "policy:approve"
BALLOT = 0
"""Of a route: a ballot of the members."""


@dataclass(frozen=True, slots=True)
class Held:
    """A policy with its version in force on a day (None: none is) and the one that comes next."""

    policy: Policy
    current: PolicyVersion | None
    coming: PolicyVersion | None
    draft: PolicyVersion | None
    review_due_on: date | None
    review_state: str


def visible_policies(actor: Actor, verb: str = SEE) -> QuerySet[Policy]:
    """Policies to which ``actor`` may do ``verb``, by title, with their facility and owner."""
    rows = Policy.objects.select_related("facility", "owner").order_by("title", "id")
    if not may_somewhere(actor, verb):
        return rows.none()
    places = places_within(actor, verb)
    return rows if places is None else rows.filter(facility__in=places)


def visible_versions(actor: Actor, verb: str = SEE) -> QuerySet[PolicyVersion]:
    """Versions that ``actor`` may read: approved ones of every visible policy; those on their way
    are for the office, for chairs and members, who are to decide, and for who votes on them in a
    ballot; drafts are the office's.
    """
    within = visible_policies(actor, verb).values("pk")
    reach = Q(policy__in=visible_policies(actor, KEEP).values("pk"))
    if verb == SEE:
        reach |= Q(state=APPROVED)
        if actor.scope({CHAIR, MEMBER}):
            reach |= Q(state=BEFORE)
        if actor.practitioner is not None:
            papers = BallotPaper.objects.filter(practitioner=actor.practitioner)
            reach |= Q(pk__in=papers.values("ballot__version"))
    rows = PolicyVersion.objects.filter(reach, policy__in=within)
    return rows.select_related("policy__facility", "policy__owner").order_by("-number", "id")


def about(policy: Policy) -> About:
    """What the rights ask about a policy: where it is."""
    return About(facilities=frozenset({policy.facility_id}))


def may_keep(actor: Actor, policy: Policy):
    """May ``actor`` change the policy and write versions of it?"""
    return may(actor, KEEP, about(policy))


def may_approve(actor: Actor, policy: Policy):
    """May ``actor`` record approvals of it?"""
    return may(actor, APPROVE, about(policy))


def held(policies: Iterable[Policy], day: date) -> list[Held]:
    """Each with its versions as they stand on a day; one read for all."""
    rows = list(policies)
    versions: dict[int, list[PolicyVersion]] = {one.pk: [] for one in rows}
    found = PolicyVersion.objects.filter(policy__in=versions).defer("blocks")
    for version in found.order_by("policy", "number"):
        versions[version.policy_id].append(version)
    return [_held(one, versions[one.pk], day) for one in rows]


def version_on(policy: Policy, day: date) -> PolicyVersion | None:
    """The version in force on a day."""
    approved = policy.versions.filter(state=APPROVED).order_by("number")
    return standing.in_force(approved, day, policy.retired_on)


def current_versions(policies: Iterable[Policy], day: date) -> dict[int, PolicyVersion]:
    """The whole version in force of each policy that has one, by the policy's id; one read."""
    retired = {one.pk: one.retired_on for one in policies}
    versions: dict[int, list[PolicyVersion]] = {}
    rows = PolicyVersion.objects.filter(policy__in=retired, state=APPROVED)
    for version in rows.select_related("policy__facility").order_by("policy", "number"):
        versions.setdefault(version.policy_id, []).append(version)
    found = {pk: standing.in_force(some, day, retired[pk]) for pk, some in versions.items()}
    return {pk: version for pk, version in found.items() if version is not None}


def policies_for(
    rule_ids: Collection[str], *, facility: int | None = None, as_of: date | None = None
) -> dict[str, list[Policy]]:
    """The policies in force that prove each of these rules, by the rule's id; two reads.

    Each policy carries its version as ``in_force`` and ``review_due_on``. ``facility`` narrows to
    one facility's, ``as_of`` is today where nothing else is said.
    """
    day = as_of or today(timezone.now())
    rows = Policy.objects.select_related("facility", "owner").order_by("title", "id")
    rows = rows if facility is None else rows.filter(facility=facility)
    proving: dict[str, list[Policy]] = {rule: [] for rule in rule_ids}
    mapped = [one for one in rows if not proving.keys().isdisjoint(one.standards)]
    for one in held(mapped, day):
        if one.current is None:
            continue
        one.policy.in_force, one.policy.review_due_on = one.current, one.review_due_on
        for rule in proving.keys() & set(one.policy.standards):
            proving[rule].append(one.policy)
    return proving


def _held(policy: Policy, versions: list[PolicyVersion], day: date) -> Held:
    approved = [one for one in versions if one.state == APPROVED]
    current = standing.in_force(approved, day, policy.retired_on)
    coming = next((one for one in approved if one.effective_on > day), None)
    draft = next((one for one in versions if one.state in ("draft", BEFORE)), None)
    due_on = _review_due(policy, current)
    state = standing.review_state(due_on, day)
    return Held(policy, current, coming, draft, due_on, state)


def _review_due(policy: Policy, current: PolicyVersion | None) -> date | None:
    if current is None:
        return None
    looked_at = [current.effective_on, current.approved_on, policy.reviewed_on]
    return standing.review_due(max(filter(None, looked_at)), policy.review_months)
