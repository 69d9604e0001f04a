"""Responses to conduct: what is proposed, what is asked of whom, and what waits."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from credenza.core.calendar import add_days, local_day
from credenza.core.concerns.kinds import CONDUCT
from credenza.core.concerns.parties import SUBJECT
from credenza.core.concerns.responding import ASKED, CONCLUDED, RESPONSE
from credenza.core.concerns.tiers import History, Proposal, TierStep, propose
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Case, Response, Threshold
from credenza.office.concerns.queries.scope import visible_cases
from credenza.packs.cases import case_kinds
from credenza.packs.response import thresholds, tiers


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of a tier as a response has it: its last day, and when it was done."""

    step: TierStep
    due_on: date | None
    done_on: date | None


def thresholds_on(facility, day: date) -> dict[str, int]:
    """The numbers by which tiers are proposed there; the facility's own come before the pack's."""
    rows = Threshold.objects.filter(facility=facility, from_on__lte=day).order_by("from_on", "id")
    own = dict(rows.values_list("key", "limit"))
    return {key: own.get(key, one.on(day)) for key, one in thresholds().items()}


def own_thresholds(facility) -> QuerySet[Threshold]:
    """Every number that a facility set for itself, the latest first."""
    return Threshold.objects.filter(facility=facility).order_by("-from_on", "-id")


def proposal(case: Case, practitioner: int, actor: Actor, as_of: date) -> Proposal:
    """The tier proposed for a practitioner, from the conduct cases that ``actor`` may read."""
    about = visible_cases(actor).filter(kind=CONDUCT).exclude(outcome__in=_unfounded())
    about = about.filter(parties__role=SUBJECT, parties__practitioner=practitioner)
    zone = ZoneInfo(case.facility.zone)
    reports = [
        local_day(one, zone) for one in about.order_by().values_list("received_at", flat=True)
    ]
    given = Response.objects.filter(practitioner=practitioner, case__in=visible_cases(actor))
    before = given.exclude(case=case).values_list("tier", "decided_on")
    numbers = thresholds_on(case.facility, as_of)
    history = History(tuple(reports), tuple(before))
    return propose(history, numbers, as_of, bypasses_of(case))


def bypasses_of(case: Case) -> list[str]:
    """What of the case leads past all tiers, in words."""
    known = case_kinds()[case.kind].bypasses
    return [getattr(known.get(key), "title", key) for key in case.bypasses]


def subjects_of(case: Case) -> list:
    """The practitioners whom the case is about."""
    rows = case.parties.filter(role=SUBJECT).exclude(practitioner=None)
    return [one.practitioner for one in rows.select_related("practitioner")]


def steps_of(response: Response) -> list[StepDone]:
    """The steps of its tier in their order, with their days."""
    done = dict(response.steps.values_list("key", "done_on"))
    if response.answered_at is not None:
        done["answer"] = local_day(response.answered_at, ZoneInfo(response.case.facility.zone))
    return [
        StepDone(one, _due(response, one), done.get(one.key))
        for one in tiers()[response.tier].steps
    ]


def asked_of(practitioner: int | None) -> QuerySet[Response]:
    """What one practitioner was asked to answer; of the case nothing more."""
    rows = Response.objects.filter(practitioner=practitioner, asked_at__isnull=False)
    return rows.select_related("case__facility", "practitioner").order_by("answer_by", "id")


def awaited(actor: Actor) -> QuerySet[Response]:
    """Responses under way on cases that ``actor`` decides on."""
    cases = visible_cases(actor, "concern:decide")
    rows = Response.objects.filter(case__in=cases).exclude(state=CONCLUDED)
    return rows.select_related("case__facility", "practitioner").order_by("answer_by", "id")


def open_steps(response: Response):
    """What may follow now, of what the office does."""
    return [one for one in RESPONSE.open_from(response.state) if one.verb != "answer"]


def digest_of(token: str) -> str:
    """The fingerprint of a link's token, which alone is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def url_of(token: str) -> str:
    """The whole address that a token opens."""
    return settings.URL.geturl() + reverse("conduct-answer", args=[token])


def opened_by(token: str, at: datetime) -> Response | None:
    """The response that a token opens now; None where it opens nothing."""
    rows = Response.objects.filter(digest=digest_of(token), link_ends_at__gt=at)
    return rows.exclude(state=CONCLUDED).select_related("case__facility", "practitioner").first()


def next_day(response: Response, steps: list[StepDone]) -> date | None:
    """The nearest day on which something is due of it."""
    days = [one.due_on for one in steps if one.done_on is None and one.due_on]
    if response.state == ASKED and response.answer_by:
        days.append(response.answer_by)
    return min(days, default=None)


def counted(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """The thresholds with their titles, in the pack's order."""
    return [(one.title, numbers[key]) for key, one in thresholds().items()]


def _unfounded() -> list[str]:
    """Outcomes by which a report counts for no pattern."""
    return [key for key, one in case_kinds()[CONDUCT].outcomes.items() if one.found == "no"]


def _due(response: Response, step: TierStep) -> date | None:
    if step.answer:
        return response.answer_by
    return add_days(response.decided_on, step.days) if step.days else None
