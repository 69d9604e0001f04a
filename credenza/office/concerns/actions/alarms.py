"""Somebody may be in danger: a person learns of it at once."""

from datetime import datetime

from django.conf import settings
from django.db.transaction import atomic
from django.urls import reverse

from credenza.core.permissions import DIRECTOR, Actor
from credenza.core.verdict import Refused
from credenza.office.concerns.actions.holding import let_in
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.doors import door_of
from credenza.office.concerns.queries.scope import may_case
from credenza.office.correspondence.actions.post import post
from credenza.office.ledger.actions import about, act
from credenza.office.team.queries import actor_of, colleagues

WHY = "Is told of urgent danger at this facility"
SUBJECT = "Urgent: a concern that cannot wait"
BODY = """Somebody told {facility} of a danger that cannot wait.

Read it now: {url}

What it is about stands there and not in this mail. You get this because you are told of urgent
concerns at {facility}.
"""


@act("case:alarm")
def raise_alarm(*, case: Case, by: Actor, at: datetime) -> int:
    """Mail whoever is told of danger at the facility, let them into the case, and tell how many.

    Where that person may not know the case, as one whom it is about, and where nobody is set, it
    goes to every director who may. Raises nothing: what was told is kept whoever learns of it.
    """
    told = _contact(case, at) or _directors(case)
    for user in told:
        _mail(case, user, by=by, at=at)
    about(case=case.number, told=len(told))
    return len(told)


def _contact(case: Case, at: datetime) -> list:
    door = door_of(case.facility_id)
    user = door.urgent_to if door else None
    if user is None or not user.is_active:
        return []
    try:
        with atomic():
            let_in(case, user, WHY, at)
    except Refused:
        return []
    return [user]


def _directors(case: Case) -> list:
    holders = colleagues().filter(grants__role=DIRECTOR, is_active=True).distinct()
    return [one for one in holders if may_case(actor_of(one), "concern:see", case)]


def _mail(case: Case, user, *, by: Actor, at: datetime) -> None:
    url = settings.URL.geturl() + reverse("concerns")
    post(
        occasion="An urgent concern",
        key=f"urgent concern {case.uid} {user.pk}",
        address=user.email,
        subject=SUBJECT,
        body=BODY.format(facility=case.facility.name, url=url),
        facility=case.facility_id,
        confidential=True,
        by=by,
        at=at,
    )
