"""Asking people to read and sign: campaigns opened, carried on, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.permissions import Actor, may
from credenza.core.policies.asking import Audience, Reader
from credenza.core.verdict import Refused, refused, require
from credenza.office.compliance.actions.reminders import ask_by_mail
from credenza.office.compliance.models import Attestation, Campaign, Policy, PolicyVersion
from credenza.office.compliance.queries.audience import audience_of, kept, readers
from credenza.office.compliance.queries.campaigns import day_at
from credenza.office.compliance.queries.policies import KEEP, about, held
from credenza.office.ledger.actions import about as tell
from credenza.office.ledger.actions import act


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: a title, the policies, of whom, and until when."""

    title: str
    policies: Sequence[Policy]
    audience: Audience
    due_on: date


@act("campaign:open")
def open_campaign(*, facility, asking: Asking, by: Actor, at: datetime) -> Campaign:
    """Give each policy's text to everybody of the audience, and write to them.

    The text is the one that comes next where one is approved, else the one in force. Raises
    Refused without the right, without people, for a day that is over, and for a policy without
    either text.
    """
    day = day_at(facility, at)
    require(may(by, KEEP, about(Policy(facility=facility))))
    if asking.due_on < day:
        raise Refused(refused("The last day is over already: choose one to come."))
    versions = _versions(asking.policies, day)
    people = readers(facility.pk, asking.audience, day)
    if not people:
        raise Refused(refused("Nobody was found to ask: choose others, or more."))
    made = Campaign.objects.create(
        facility=facility,
        title=asking.title.strip(),
        audience=kept(asking.audience),
        due_on=asking.due_on,
        opened_at=at,
        opened_by=by.name[:120],
    )
    made.versions.set(versions)
    give(campaign=made, people=people, due_on=asking.due_on, by=by, at=at)
    return made


@act("campaign:give")
def give(
    *, campaign: Campaign, people: Sequence[Reader], due_on: date, by: Actor, at: datetime
) -> int:
    """Give the campaign's texts to these people, and write to them; how many papers that are.

    Whoever had a text before, by account or by file, is not given it again.
    """
    given = {
        key for one in campaign.attestations.all() for key in _keys(one.policy_version_id, one)
    }
    new = [
        Attestation(
            campaign=campaign,
            policy_version=version,
            user_id=one.user,
            practitioner_id=one.practitioner,
            name=one.name[:120],
            email=one.email,
            given_at=at,
            due_on=due_on,
        )
        for version in campaign.versions.order_by("id")
        for one in people
        if given.isdisjoint(_keys(version.pk, one))
    ]
    Attestation.objects.bulk_create(new)
    tell(campaign=campaign.pk, given=len(new))
    day = day_at(campaign.facility, at)
    for one in {(each.user_id, each.practitioner_id): each for each in new}.values():
        ask_by_mail(attestation=one, day=day, by=by, at=at)
    return len(new)


@act("campaign:again")
def give_again(*, campaign: Campaign, by: Actor, at: datetime) -> int:
    """Ask those who came into the audience since; how many papers that are."""
    _require_open(campaign, by)
    day = day_at(campaign.facility, at)
    people = readers(campaign.facility_id, audience_of(campaign.audience), day)
    due_on = max(campaign.due_on, day)
    return give(campaign=campaign, people=people, due_on=due_on, by=by, at=at)


@act("campaign:close")
def close(*, campaign: Campaign, by: Actor, at: datetime, reason: str) -> Campaign:
    """Ask no more; what was signed stays. Raises Refused without a reason."""
    _require_open(campaign, by)
    if not reason.strip():
        raise Refused(refused("Say why it ends."))
    campaign.closed_at = at
    campaign.save(update_fields=["closed_at"])
    tell(campaign=campaign.pk)
    return campaign


def _require_open(campaign: Campaign, by: Actor) -> None:
    require(may(by, KEEP, about(Policy(facility=campaign.facility))))
    if campaign.closed_at is not None:
        raise Refused(refused("It is closed."))
    if campaign.pack_id is not None:
        raise Refused(refused("It belongs to what new members are given: change that instead."))


def _keys(version: int, one: Attestation | Reader) -> set[tuple[int, str, int]]:
    """By what a text is known to have been given to somebody."""
    user = one.user_id if isinstance(one, Attestation) else one.user
    file = one.practitioner_id if isinstance(one, Attestation) else one.practitioner
    return {(version, kind, pk) for kind, pk in (("user", user), ("file", file)) if pk}


def _versions(policies: Sequence[Policy], day: date) -> list[PolicyVersion]:
    found = held(policies, day)
    if not found:
        raise Refused(refused("Choose at least one policy."))
    for one in found:
        if one.coming is None and one.current is None:
            raise Refused(refused(f"“{one.policy.title}” has no approved text to be read."))
    return [one.coming or one.current for one in found]
