"""Versions of policies: written, sent on their way, approved body by body, in force on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import add_days, local_day, long_date
from credenza.core.permissions import Actor
from credenza.core.policies.standing import earliest
from credenza.core.policies.steps import APPROVED, BEFORE, DISCARDED, DRAFT, VERSION
from credenza.core.policies.text import Block, fingerprint, plain
from credenza.core.verdict import Refused, refused, require
from credenza.office.compliance.models import Policy, PolicyApproval, PolicyVersion
from credenza.office.compliance.queries.policies import may_approve, may_keep
from credenza.office.compliance.queries.policy_versions import content_of
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import change

OPEN = (DRAFT, BEFORE)


@dataclass(frozen=True, slots=True)
class Written:
    """A text that was read in: its blocks, the file it came from, and what was not kept of it."""

    blocks: Sequence[Block]
    document: object = None
    lost: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a body said: its name, the day, and its words."""

    body: str
    on: date
    words: str = ""


@act("policy:write")
def write(
    *, policy: Policy, text: Written, change: str, wished_on: date | None, by: Actor, at: datetime
) -> PolicyVersion:
    """Write the draft of the next version; a draft that is there takes the new text.

    ``change`` says what is new. Raises Refused without a word of text, and while a version is on
    its way to approval.
    """
    require(may_keep(by, policy))
    policy = Policy.objects.select_for_update(of=("self",)).get(pk=policy.pk)
    if not any(one.text.strip() for one in text.blocks):
        raise Refused(refused("There is no text in it."))
    under_way = policy.versions.filter(state__in=OPEN).first()
    if under_way is not None and under_way.state == BEFORE:
        raise Refused(refused(f"Version {under_way.number} is on its way: have it returned first."))
    draft = under_way or PolicyVersion(policy=policy, number=_next(policy), state=DRAFT)
    draft.blocks, draft.title = plain(text.blocks), policy.title
    draft.document, draft.lost = text.document, list(text.lost)
    draft.change, draft.wished_on = change.strip(), wished_on
    draft.made_at, draft.made_by = at, by.name[:120]
    draft.digest = fingerprint(content_of(draft))
    draft.save()
    about(policy=policy.pk, version=draft.number)
    return draft


@act("policy:propose")
def propose(*, policy_version: PolicyVersion, by: Actor, at: datetime) -> PolicyVersion:
    """Send a draft on its way: before the first body of the policy's route.

    Raises Refused where the policy has no route; such a one is approved at once.
    """
    held = _held(policy_version, "propose")
    require(may_keep(by, held.policy))
    if not held.policy.route:
        raise Refused(refused("This policy has no route: say first who approves it."))
    values = {"state": BEFORE, "route": held.policy.route, "stage": 0, "proposed_at": at}
    return change(held, held.version, values)


@act("policy:approve")
def approve(
    *, policy_version: PolicyVersion, said: Said, effective_on: date | None = None,
    by: Actor, at: datetime,
) -> PolicyVersion:  # fmt: skip
    """Record by hand that the body before which a version lies approved it; one without a route
    is approved so. After the last body it takes effect: on ``effective_on``, else on the day that
    was wished, else as soon as the notice to the members allows.

    Raises Refused for a day to come, and for an effective day that the notice does not allow.
    """
    held = _held(policy_version, "approve")
    require(may_approve(by, held.policy))
    if held.state == DRAFT and held.policy.route:
        raise Refused(refused("It has a route to go: send it on its way."))
    return _approved(held, said, effective_on, by, at)


@act("policy:decided")
def carry_out(*, policy_version: PolicyVersion, said: Said, by: Actor, at: datetime):
    """Carry out what a committee decided in its meeting, or the members in a ballot: as ``approve``
    does, by whoever keeps the policy.
    """
    held = _held(policy_version, "decided")
    require(may_keep(by, held.policy))
    return _approved(held, said, None, by, at)


@act("policy:return")
def send_back(*, policy_version: PolicyVersion, said: Said, by: Actor, at: datetime):
    """Record that a body sent a version back to the draft. Raises Refused without its reason."""
    held = _held(policy_version, "return")
    require(may_keep(by, held.policy))
    if not said.words.strip():
        raise Refused(refused("Say why it went back."))
    _check_day(held, said.on, at)
    _keep(held, said, "returned", by, at)
    return change(held, held.version, {"state": DRAFT, "stage": 0, "noticed_on": None})


@act("policy:discard")
def discard(*, policy_version: PolicyVersion, by: Actor, at: datetime, reason: str):
    """Discard a draft; it stays readable among the versions. Raises Refused without a reason."""
    held = _held(policy_version, "discard")
    require(may_keep(by, held.policy))
    if not reason.strip():
        raise Refused(refused("Say why it is discarded."))
    return change(held, held.version, {"state": DISCARDED})


def _approved(
    held: PolicyVersion, said: Said, effective_on: date | None, by: Actor, at: datetime
) -> PolicyVersion:
    _check_day(held, said.on, at)
    _keep(held, said, "approved", by, at)
    if held.stage + 1 < len(held.route):
        return change(held, held.version, {"stage": held.stage + 1})
    values = {
        "state": APPROVED,
        "approved_on": said.on,
        "effective_on": _effective(held, said.on, effective_on),
    }
    return change(held, held.version, values)


def _next(policy: Policy) -> int:
    last = policy.versions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _held(policy_version: PolicyVersion, verb: str) -> PolicyVersion:
    rows = PolicyVersion.objects.select_for_update(of=("self",))
    held = rows.select_related("policy__facility").get(pk=policy_version.pk)
    about(policy=held.policy_id, version=held.number)
    require(VERSION.may_go(held.state, verb))
    return held


def _check_day(held: PolicyVersion, on: date, at: datetime) -> None:
    if on > local_day(at, ZoneInfo(held.policy.facility.zone)):
        raise Refused(refused("Nobody can have decided on a day to come."))


def _keep(held: PolicyVersion, said: Said, says: str, by: Actor, at: datetime) -> None:
    PolicyApproval.objects.create(
        version=held,
        stage=held.stage,
        body=said.body[:200],
        says=says,
        on=said.on,
        words=said.words.strip(),
        at=at,
        by=by.name[:120],
    )


def _effective(held: PolicyVersion, on: date, asked: date | None) -> date:
    first = earliest(on, held.policy.notice_days, held.noticed_on)
    last = held.policy.versions.filter(state=APPROVED).order_by("-effective_on").first()
    if last is not None and last.effective_on >= first:
        first = add_days(last.effective_on, 1)
    if asked is not None and asked < first:
        raise Refused(refused(f"Its members have notice until {long_date(first)}."))
    return max(filter(None, (first, asked or held.wished_on)))
