"""What one version of a policy says, and before whom it lies."""

from credenza.core.policies.steps import APPROVED, BEFORE
from credenza.core.policies.text import blocks_of, exact
from credenza.office.compliance.models import PolicyVersion
from credenza.office.compliance.queries.policies import BALLOT
from credenza.office.team.queries import all_committees

MEMBERS = "The members, in a ballot"
GONE = "A committee that is no more"


def content_of(policy_version: PolicyVersion) -> bytes:
    """The exact bytes of a version, whose fingerprint is its digest."""
    return exact(
        policy=str(policy_version.policy.uid),
        title=policy_version.title,
        version=policy_version.number,
        blocks=blocks_of(policy_version.blocks),
    )


def body_name(policy_version: PolicyVersion) -> str:
    """The name of the body before which a version lies; "" where it lies before none."""
    if policy_version.state != BEFORE:
        return ""
    where = policy_version.route[policy_version.stage]
    if where == BALLOT:
        return MEMBERS
    found = all_committees().filter(pk=where).first()
    return found.name if found else GONE


def route_of(policy_version: PolicyVersion) -> list[tuple[str, str]]:
    """The bodies of its route in order, each with "done", "here" or "ahead"; one read."""
    route = policy_version.route or policy_version.policy.route
    names = dict(all_committees().filter(pk__in=route).values_list("pk", "name"))
    names[BALLOT] = MEMBERS
    here = policy_version.stage if policy_version.state == BEFORE else -1
    passed = len(route) if policy_version.state == APPROVED else max(here, 0)
    return [
        (names.get(one, GONE), "here" if place == here else "done" if place < passed else "ahead")
        for place, one in enumerate(route)
    ]
