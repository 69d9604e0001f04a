"""Campaigns within reach, how far they are, and what somebody still has to sign."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Min, Q, QuerySet

from credenza.core.calendar import local_day
from credenza.core.permissions import Actor, may_somewhere
from credenza.core.policies.asking import Progress, progress, state_of
from credenza.office.compliance.models import Attestation, Campaign, OrientationPack
from credenza.office.compliance.queries.policies import KEEP
from credenza.office.practitioners.queries.scope import places_within


@dataclass(frozen=True, slots=True)
class Asked:
    """A campaign and how far it is."""

    campaign: Campaign
    progress: Progress


def visible_campaigns(actor: Actor, verb: str = KEEP) -> QuerySet[Campaign]:
    """Campaigns to which ``actor`` may do ``verb``, the latest first."""
    rows = Campaign.objects.select_related("facility", "pack").order_by("-opened_at", "-id")
    return _within(rows, actor, verb)


def visible_packs(actor: Actor, verb: str = KEEP) -> QuerySet[OrientationPack]:
    """Packs for new members to which ``actor`` may do ``verb``, by title."""
    rows = OrientationPack.objects.select_related("facility").prefetch_related("policies")
    return _within(rows.order_by("title", "id"), actor, verb)


def asked(campaigns: Iterable[Campaign], day: date) -> list[Asked]:
    """Each with how far it is; one read for all."""
    rows = list(campaigns)
    papers: dict[int, list[Attestation]] = {one.pk: [] for one in rows}
    found = Attestation.objects.filter(campaign__in=papers).order_by("id")
    for paper in found.only("campaign", "due_on", "signed_at", "excused_at"):
        papers[paper.campaign_id].append(paper)
    return [Asked(one, progress(papers[one.pk], day)) for one in rows]


def papers_of(campaign: Campaign) -> QuerySet[Attestation]:
    """All that was given out in a campaign, by name."""
    rows = campaign.attestations.select_related("policy_version__policy", "user", "practitioner")
    return rows.defer("policy_version__blocks").order_by("name", "id")


def own_papers(actor: Actor) -> QuerySet[Attestation]:
    """What ``actor`` was given, by their last day."""
    own = Q(user=actor.id)
    if actor.practitioner is not None:
        own |= Q(practitioner=actor.practitioner)
    rows = Attestation.objects.filter(own) if actor.id is not None else Attestation.objects.none()
    rows = rows.select_related("policy_version__policy__facility", "campaign", "user")
    return rows.order_by("due_on", "id")


def to_sign(actor: Actor) -> QuerySet[Attestation]:
    """Of these, what waits for a signature."""
    waiting = own_papers(actor).filter(signed_at=None, excused_at=None)
    return waiting.filter(campaign__closed_at=None).defer("policy_version__blocks")


def kept_papers(actor: Actor) -> QuerySet[Attestation]:
    """What was given out in the campaigns that ``actor`` keeps."""
    rows = Attestation.objects.filter(campaign__in=visible_campaigns(actor).values("pk"))
    return rows.select_related("policy_version__policy__facility", "campaign", "user")


def of_version(policy_version, day: date) -> Progress:
    """How far the reading of one version is, over all campaigns."""
    return progress(policy_version.attestations.order_by("id"), day)


def stands(rows: Iterable[Attestation], day: date) -> list[tuple[Attestation, str]]:
    """Each with its state on a day."""
    return [(one, state_of(one, day)) for one in rows]


def day_at(facility, at: datetime) -> date:
    """The day at a facility."""
    return local_day(at, ZoneInfo(facility.zone))


def late_campaigns(actor: Actor, day: date) -> QuerySet[Campaign]:
    """Open campaigns that ``actor`` keeps in which papers are ``late``, with the ``first`` of their
    days.
    """
    late = Q(
        attestations__signed_at=None,
        attestations__excused_at=None,
        attestations__due_on__lt=day,
        attestations__isnull=False,
    )
    rows = visible_campaigns(actor).filter(closed_at=None)
    counted = rows.annotate(
        late=Count("attestations", filter=late), first=Min("attestations__due_on", filter=late)
    )
    return counted.filter(late__gt=0)


def _within(rows: QuerySet, actor: Actor, verb: str) -> QuerySet:
    if not may_somewhere(actor, verb):
        return rows.none()
    places = places_within(actor, verb)
    return rows if places is None else rows.filter(facility__in=places)
