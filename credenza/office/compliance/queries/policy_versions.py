"""What one version of a policy says, and before whom it lies."""

from credenza.core.calendar import long_date
from credenza.core.policies.redline import Line, redline
from credenza.core.policies.steps import APPROVED, BEFORE, VERSION
from credenza.core.policies.text import blocks_of, exact
from credenza.formats.policies.model import Paper
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


def lines_of(old: PolicyVersion, new: PolicyVersion) -> list[Line]:
    """The redline between two versions."""
    return redline(blocks_of(old.blocks), blocks_of(new.blocks))


def paper_of(policy_version: PolicyVersion) -> Paper:
    """What stands around a version on paper; two reads."""
    one = policy_version
    if one.effective_on:
        standing = f"Version {one.number}, in force from {long_date(one.effective_on)}"
    else:
        standing = f"Version {one.number}. {VERSION.states[one.state]}: not in force"
    return Paper(
        office=one.policy.facility.name,
        title=one.title,
        number=one.policy.number,
        standing=standing,
        fingerprint=one.digest,
        approvals=tuple(
            f"{said.body}, {long_date(said.on)}"
            for said in one.approvals.all()
            if said.says == "approved"
        ),
    )
