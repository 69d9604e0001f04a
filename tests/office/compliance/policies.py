"""Policies of the northern facility for the tests of this room."""

import datetime as dt

from credenza.core.policies.text import Block
from credenza.office.compliance.actions.policies import open_policy
from credenza.office.compliance.actions.policy_versions import Said, Written, approve, write
from credenza.office.compliance.models import Policy, PolicyVersion

NOW = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 24)
TERM = "The chief of staff serves for two years."


def make_policy(facility, by, *, kind="policy", title="Temporary privileges", **values) -> Policy:
    given = {"kind": kind, "title": title, "route": [], "standards": []} | values
    return open_policy(facility=facility, values=given, by=by, at=NOW)


def draft(policy: Policy, by, *texts: str, wished_on=None) -> PolicyVersion:
    blocks = [Block("paragraph", text) for text in texts or (TERM,)]
    return write(
        policy=policy, text=Written(blocks), change="New.", wished_on=wished_on, by=by, at=NOW
    )


def in_force(policy: Policy, by, *texts: str, on: dt.date = TODAY) -> PolicyVersion:
    """A version approved by hand on a day, and in force as soon as it may."""
    version = draft(policy, by, *texts)
    return approve(policy_version=version, said=Said("The director", on), by=by, at=NOW)
