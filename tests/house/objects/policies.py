"""Objects of the addresses of policies; the policy is the northern facility's."""

import datetime as dt
from collections.abc import Callable

from credenza.office.compliance.models import Policy, PolicyVersion
from credenza.office.documents.actions import keep
from tests.fixtures import BEGAN, SYSTEM, Office
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
    "policy-version-decide": _step("approve"),
    "policy-pdf": _version,
    "policy-original": _version,
    "policy-redline": _pair,
    "policy-redline-docx": _pair,
    "policy-redline-pdf": _pair,
}
