"""Keeping policies: what they are, who owns them, when they were looked over, when they end."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.permissions import Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.compliance.models import Policy
from credenza.office.compliance.queries.policies import BALLOT, KEEP, about, may_keep, version_on
from credenza.office.ledger.actions import about as tell
from credenza.office.ledger.actions import act
from credenza.office.practitioners.actions.editing import change
from credenza.office.team.queries import all_committees
from credenza.packs.loader import policy_kinds, standards

FIELDS = frozenset(
    {"kind", "number", "title", "owner", "route", "standards", "review_months", "notice_days"}
)


@act("policy:open")
def open_policy(*, facility, values: Mapping[str, object], by: Actor, at: datetime) -> Policy:
    """Open a policy without a text yet. ``values`` are some of FIELDS; the kind's numbers fill in.

    Raises Refused without the right there, for a number that is taken, a committee of another
    facility or a rule that no pack has.
    """
    made = Policy(facility=facility)
    require(may(by, KEEP, about(made)))
    kind = policy_kinds()[values["kind"]]
    numbers = {"review_months": kind.review_months, "notice_days": kind.notice_days}
    given = {name: value for name, value in values.items() if value is not None}
    for name, value in (numbers | _checked(made, given)).items():
        setattr(made, name, value)
    made.save()
    tell(policy=made.pk)
    return made


@act("policy:change")
def change_policy(
    *, policy: Policy, version: int, values: Mapping[str, object], by: Actor, at: datetime
) -> Policy:
    """Change some of FIELDS. Raises Conflict where somebody changed it meanwhile."""
    require(may_keep(by, policy))
    tell(policy=policy.pk)
    return change(policy, version, _checked(policy, values))


@act("policy:review")
def review(*, policy: Policy, on: date, by: Actor, at: datetime, reason: str) -> Policy:
    """Record that it was looked over on a day, with nothing to change. ``reason``: what was seen.

    Raises Refused for a day to come, and where nothing is in force that could be looked over.
    """
    require(may_keep(by, policy))
    day = local_day(at, ZoneInfo(policy.facility.zone))
    if on > day:
        raise Refused(refused("It cannot have been looked over on a day to come."))
    if version_on(policy, on) is None:
        raise Refused(refused("No version was in force on that day: approve one first."))
    _require_words(reason, "Say what was looked at.")
    tell(policy=policy.pk)
    return change(policy, policy.version, {"reviewed_on": on})


@act("policy:retire")
def retire(*, policy: Policy, on: date, by: Actor, at: datetime, reason: str) -> Policy:
    """Let a policy end: from that day on no version of it is in force."""
    require(may(by, "policy:approve", about(policy)))
    _require_words(reason, "Say why it is retired, and what takes its place.")
    tell(policy=policy.pk)
    return change(policy, policy.version, {"retired_on": on, "retired_why": reason.strip()})


def _checked(policy: Policy, values: Mapping[str, object]) -> dict[str, object]:
    if strange := set(values) - FIELDS:
        raise ValueError(f"Not for this act to change: {', '.join(sorted(strange))}.")
    found = dict(values)
    _check_number(policy, str(found.get("number", "")))
    found["route"] = _route(policy, found["route"]) if "route" in found else policy.route
    if unknown := set(found.get("standards", ())) - _rules():
        raise Refused(refused(f"No standard is called {', '.join(sorted(unknown))}."))
    return found


def _check_number(policy: Policy, number: str) -> None:
    same = Policy.objects.filter(facility=policy.facility_id, number=number).exclude(pk=policy.pk)
    if number and (taken := same.first()):
        raise Refused(refused(f"{number} is the number of “{taken.title}” already."))


def _route(policy: Policy, route) -> list[int]:
    """The ids of committees there, each once, and at most one ballot."""
    here = set(all_committees().filter(facility=policy.facility_id).values_list("pk", flat=True))
    ids = [int(one) for one in route]
    if len(set(ids)) != len(ids):
        raise Refused(refused("Each body stands once in the route."))
    if not set(ids) <= here | {BALLOT}:
        raise Refused(refused("The route names a committee of another facility."))
    return ids


def _rules() -> set[str]:
    return {rule.id for pack in standards().values() for rule in pack.rules}


def _require_words(words: str, otherwise: str) -> None:
    if not words.strip():
        raise Refused(refused(otherwise))
