"""Objects of the addresses of policies; the policy is the northern facility's."""

import datetime as dt
from collections.abc import Callable

from credenza.office.compliance.models import (
    Attestation,
    Ballot,
    BallotPaper,
    Campaign,
    OrientationPack,
    Policy,
    PolicyVersion,
)
from credenza.office.documents.actions import keep
from credenza.office.team.models import User
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target

IN_FORCE = {"state": "approved", "approved_on": dt.date(2026, 1, 5)}


def policy(office: Office) -> Policy:
    """A policy of the northern facility without a text."""
    return Policy.objects.create(
        facility=office.north, kind="policy", title="Temporary privileges", review_months=36
    )


def version(one: Policy, number: int = 1, **more) -> PolicyVersion:
    """A version in force, unless ``more`` says otherwise."""
    day = dt.date(2026, 1, 5)
    return PolicyVersion.objects.create(
        policy=one,
        number=number,
        title=one.title,
        blocks=[{"kind": "paragraph", "text": f"They last at most {number} months."}],
        digest="0" * 64,
        made_at=BEGAN,
        made_by="Cora North",
        **{**IN_FORCE, "effective_on": day, **more},
    )


def _policy(office: Office) -> Target:
    return Target({"pk": policy(office).pk}, data={"on": "2026-01-05", "reason": "Read."})


def _version(office: Office) -> Target:
    data = keep(data=b"PK", name="a.docx", media_type="application/zip", by=SYSTEM, at=BEGAN)
    return Target({"pk": version(policy(office), document=data).pk})


def _step(verb: str) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        return Target({"pk": version(policy(office)).pk, "verb": verb}, data={"reason": "No."})

    return make


def _pair(office: Office) -> Target:
    one = policy(office)
    return Target({"old": version(one).pk, "new": version(one, 2).pk})


def _campaign(office: Office, **more) -> Campaign:
    return Campaign.objects.create(
        facility=office.north, title="Read it", opened_at=BEGAN, opened_by="Cora North", **more
    )


def _paper(office: Office) -> Target:
    """Given to somebody else: a paper is nobody's but its reader's, and the office's."""
    reader = User.objects.create_user("reader@example.org", "x" * 20, name="Rita Reader")
    one = Attestation.objects.create(
        campaign=_campaign(office),
        policy_version=version(policy(office)),
        user=reader,
        name=reader.name,
        given_at=BEGAN,
        due_on=dt.date(2026, 2, 5),
    )
    return Target({"pk": one.pk}, data={"reason": "On leave."})


def _of_campaign(**more) -> Callable[[Office], Target]:
    day = dt.date(2026, 2, 5)
    return lambda office: Target({"pk": _campaign(office, due_on=day).pk, **more})


def _pack(office: Office) -> Target:
    one = OrientationPack.objects.create(facility=office.north, title="Welcome", days=30)
    _campaign(office, pack=one)
    return Target({"pk": one.pk}, data={"reason": "Another takes its place."})


def _ballot_paper(office: Office) -> Target:
    """The paper of a surgeon, in whose file nobody of the office sits."""
    ballot = Ballot.objects.create(
        version=version(policy(office)),
        opened_at=BEGAN,
        opened_by="Dora North",
        closes_on=dt.date(2100, 1, 1),
        share=50,
    )
    file = surgeon(office)
    one = BallotPaper.objects.create(ballot=ballot, practitioner=file, name="Ada Okafor")
    return Target({"pk": one.pk}, data={"says": "yes"})


def _place(office: Office) -> Target:
    return Target({"facility": office.north.pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "policy": _policy,
    "policy-edit": _policy,
    "policy-review": _policy,
    "policy-retire": _policy,
    "policy-write": _policy,
    "policy-versions": _policy,
    "policy-beside": _policy,
    "policy-version": _version,
    "policy-version-step": _step("discard"),
    "policy-approve": _version,
    "policy-pdf": _version,
    "policy-original": _version,
    "policy-redline": _pair,
    "policy-redline-docx": _pair,
    "policy-redline-pdf": _pair,
    "policy-ballot": _version,
    "ballot-vote": _ballot_paper,
    "to-sign-paper": _paper,
    "to-sign-copy": _paper,
    "attestation-excuse": _paper,
    "campaign": _of_campaign(),
    "campaign-export": _of_campaign(),
    "campaign-step": _of_campaign(verb="remind"),
    "campaign-new": _place,
    "orientation-pack-new": _place,
    "orientation-pack": _pack,
    "orientation-pack-end": _pack,
}
