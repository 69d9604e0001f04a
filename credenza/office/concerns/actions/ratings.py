"""Three questions to whoever told a case, after its end; answers are counted, not shown by case."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from credenza.core.calendar import long_date
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.holding import day_at
from credenza.office.concerns.models import Case, Rating
from credenza.office.concerns.queries.doors import digest_of
from credenza.office.concerns.queries.messages import mail_key, teller_of
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.correspondence.actions.post import post
from credenza.office.ledger.actions import about, act
from credenza.packs.case_letters import service_policy

ANSWERED = "You have answered already. Thank you."
ASK = """Some time ago you told {facility} of something, and it has been closed.

Three questions on how we dealt with you; one minute, and nobody sees your answers beside your name:
{url}

The link is open until {until}.
"""


@act("case-rating:ask")
def ask(*, case: Case, by: Actor, at: datetime) -> Rating | None:
    """Mail the questions to whoever told a closed case; once, and where an address is known."""
    about(case=case.number)
    contact = teller_of(case).contact
    if case.closed_at is None or not contact.email or Rating.objects.filter(case=case).exists():
        return None
    token = secrets.token_urlsafe(32)
    ends_at = at + timedelta(days=service_policy().survey_days)
    made = Rating.objects.create(case=case, digest=digest_of(token), asked_at=at, ends_at=ends_at)
    post(
        occasion="Questions to whoever told a concern",
        key=mail_key(case, f"rating {made.uid}"),
        address=contact.email,
        subject=f"How did {case.facility.name} deal with you?",
        body=ASK.format(
            facility=case.facility.name,
            url=settings.URL.geturl() + reverse("tell-rate", args=[token]),
            until=long_date(day_at(case, ends_at)),
        ),
        facility=case.facility_id,
        confidential=True,
        by=by,
        at=at,
    )
    return made


@act("case-rating:answer")
def answer(
    *, rating: Rating, heard: int, clear: int, fair: int, words: str = "", by: Actor, at: datetime
) -> None:
    """Keep the answers. Raises Refused where they were given already."""
    values = {"heard": heard, "clear": clear, "fair": fair, "answered_at": at}
    values["words_sealed"] = sealed(words, "rating", rating.uid, "words")
    if not Rating.objects.filter(pk=rating.pk, answered_at=None).update(**values):
        raise Refused(refused(ANSWERED))


def ask_due(*, by: Actor, at: datetime) -> int:
    """Ask whoever told a case that was closed and has not been asked; how many. Once for each."""
    since = at - timedelta(days=service_policy().survey_days)
    rows = Case.objects.filter(closed_at__gte=since, rating=None).select_related("facility")
    return sum(ask(case=one, by=by, at=at) is not None for one in rows.order_by("closed_at", "id"))
