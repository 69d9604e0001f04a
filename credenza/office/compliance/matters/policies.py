"""Versions of policies that lie before a committee."""

from collections.abc import Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from credenza.core.calendar import local_day, long_date
from credenza.core.committees.docket import Choice, Matter, Outcome
from credenza.core.permissions import Actor
from credenza.core.policies.steps import APPROVED, BEFORE
from credenza.core.verdict import Refused, refused
from credenza.office.compliance.actions.policy_versions import Said, carry_out, send_back
from credenza.office.compliance.models import PolicyVersion
from credenza.office.compliance.queries.policies import BALLOT
from credenza.office.compliance.queries.policy_versions import body_name
from credenza.office.team.queries import all_committees

APPROVE, RETURN = "approve", "return"
CHOICES = (
    Choice(APPROVE, "Approve"),
    Choice(RETURN, "Back to the draft", needs_reason=True),
)


class Policies:
    """A version before one body is one matter: its reference is the version's id and its stage."""

    key, title = "policy", "Policy"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        rows = _rows().filter(state=BEFORE)
        rows = rows if facilities is None else rows.filter(policy__facility__in=facilities)
        found = [one for one in rows.order_by("proposed_at", "id") if _committee(one) != BALLOT]
        kinds = _kinds_of({_committee(one) for one in found})
        return [_matter(one, kinds[_committee(one)]) for one in found if _committee(one) in kinds]

    def matter(self, reference: str) -> Matter | None:
        one = _at(reference)
        kinds = _kinds_of({_committee(one)}) if one else {}
        return _matter(one, kinds[_committee(one)]) if kinds else None

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        one = _at(reference)
        if one is None:
            raise Refused(refused("The policy lies before this committee no longer."))
        words = outcome.words or f"{outcome.yes} for, {outcome.no} against"
        said = Said(body_name(one), outcome.meeting_on, words)
        if outcome.choice == RETURN:
            send_back(policy_version=one, said=said, by=by, at=at)
            return "It went back to the draft."
        done = carry_out(policy_version=one, said=said, by=by, at=at)
        if done.state == APPROVED:
            return f"It takes effect on {long_date(done.effective_on)}."
        return f"It goes on to: {body_name(done)}."


def _rows():
    return PolicyVersion.objects.select_related("policy__facility").defer("blocks")


def _at(reference: str) -> PolicyVersion | None:
    """The version, if it lies where the reference says."""
    number, _, stage = reference.partition("-")
    if not (number.isdecimal() and stage.isdecimal()):
        return None
    one = _rows().filter(pk=number, state=BEFORE, stage=stage).first()
    return None if one is None or _committee(one) == BALLOT else one


def _committee(one: PolicyVersion) -> int:
    return one.route[one.stage]


def _kinds_of(committees: Collection[int]) -> dict[int, str]:
    return dict(all_committees().filter(pk__in=committees).values_list("pk", "kind"))


def _matter(one: PolicyVersion, kind: str) -> Matter:
    policy = one.policy
    return Matter(
        kind=Policies.key,
        reference=f"{one.pk}-{one.stage}",
        title=f"Policy: {policy.title}, version {one.number}"[:200],
        summary=one.change,
        facility=policy.facility_id,
        committee_kind=kind,
        committee=_committee(one),
        documents=(one.document_id,) if one.document_id else (),
        ready_on=local_day(one.proposed_at, ZoneInfo(policy.facility.zone)),
        choices=CHOICES,
        minutes=10,
        addresses=(reverse("policy-version", args=[one.pk]),),
    )
