"""Reads of affiliation requests, within the reader's rights."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import Count, QuerySet

from credenza.core.applications.affiliations import (
    ANSWERED,
    OPEN,
    STATES,
    Asked,
)
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import (
    AffiliationBatch,
    AffiliationRequest,
    LetterCheck,
)
from credenza.office.credentialing.queries.register import Register
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team.queries import scope_of

HEADERS = (
    "Row", "Last name", "First name", "NPI", "Requester", "E-mail", "Their number", "Outcome",
    "Letter", "Why", "Answered",
)  # fmt: skip
ANSWERS = {
    "affiliation_good_standing": "In good standing",
    "affiliation_plain": "Facts alone",
    "no_record": "No record",
}


def at_places(rows: QuerySet, actor: Actor, verb: str) -> QuerySet:
    """Those of ``rows``, which have a facility, at facilities where ``actor`` may do ``verb``."""
    scope = scope_of(actor, verb)
    if actor.is_system or scope.everywhere:
        return rows
    return rows.filter(facility__in=scope.facilities)


def visible_requests(
    actor: Actor, verb: str = "affiliation:answer"
) -> QuerySet[AffiliationRequest]:
    """Requests at the actor's facilities, without those about the actor's own file."""
    rows = at_places(AffiliationRequest.objects.all(), actor, verb)
    if actor.practitioner is not None:
        rows = rows.exclude(practitioner=actor.practitioner)
    return rows.select_related("facility", "practitioner", "batch", "letter")


def inbox(actor: Actor, state: str = "") -> QuerySet[AffiliationRequest]:
    """What waits, the oldest first; with ``state`` what stands so, the newest first."""
    rows = visible_requests(actor)
    if state in STATES:
        return rows.filter(state=state).order_by("-received_at", "-id")
    return rows.filter(state__in=OPEN).order_by("received_at", "id")


def tallies(actor: Actor) -> dict[str, int]:
    """How many requests are in each state."""
    rows = visible_requests(actor).order_by().values_list("state").annotate(Count("pk"))
    return dict(rows)


def batches(actor: Actor) -> QuerySet[AffiliationBatch]:
    """Lists that came in, the newest first."""
    rows = at_places(AffiliationBatch.objects.all(), actor, "affiliation:answer")
    return rows.select_related("facility").order_by("-received_at", "-id")


def visible_checks(actor: Actor) -> QuerySet[LetterCheck]:
    """Letters that can be checked, at the actor's facilities."""
    return at_places(LetterCheck.objects.all(), actor, "affiliation:answer")


def asked_of(request: AffiliationRequest) -> Asked:
    """Whom a request means, as the core compares it."""
    born = settings.VAULT.unseal(request.born_sealed, *sealed_place(request))
    return Asked(request.last_name, request.first_name, request.npi, born)


def sealed_place(request: AffiliationRequest) -> tuple[str, ...]:
    """The place to which the birth date is bound."""
    return "affiliation", str(request.uid), "born"


def candidates(actor: Actor, request: AffiliationRequest) -> tuple[list, str]:
    """The files among which a person chooses, and why the request alone does not decide."""
    found = Register(request.facility).find(asked_of(request))
    people = visible(actor, "affiliation:answer").filter(pk__in=found.ids)
    return list(people.prefetch_related("specialties")), found.reason


def result_rows(requests: Iterable[AffiliationRequest]) -> Iterator[tuple]:
    """The result sheet: what was answered, what is held, and why."""
    for one in requests:
        yield (
            one.line,
            one.last_name,
            one.first_name,
            one.npi,
            one.requester,
            one.email,
            one.their_number,
            STATES[one.state],
            ANSWERS.get(one.answer, ""),
            "" if one.state == ANSWERED else one.why,
            one.answered_at.date() if one.answered_at else None,
        )
