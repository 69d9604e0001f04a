"""What of the applications waits for the office today."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from credenza.core.applications import steps
from credenza.core.permissions import Actor
from credenza.office.credentialing.queries.board import BY_KEY, DISASTER, late
from credenza.office.credentialing.queries.scope import visible_applications


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work on applications: how many, and by what the list of them is narrowed."""

    title: str
    count: int
    narrowed: str


KINDS = (
    ("past their target", "late=yes", late),
    ("handed in, not begun", "stage=submitted", lambda _: Q(state=steps.SUBMITTED)),
    ("complete, not sent on", "stage=complete", lambda _: Q(state=steps.COMPLETE)),
    ("deferred with a question", "stage=held", lambda _: Q(state=steps.DEFERRED)),
    ("decided, to be told", "stage=decided", BY_KEY["decided"].q),
    ("disaster privileges to look at within 72 hours", "stage=disaster", BY_KEY[DISASTER].q),
)


def waiting(actor: Actor, as_of: date) -> list[Waiting]:
    """What waits, in one read; kinds of which there are none are left out."""
    rows = visible_applications(actor, "application:list").order_by()
    counted = rows.aggregate(
        **{f"kind_{number}": Count("pk", filter=q(as_of)) for number, (_, _, q) in enumerate(KINDS)}
    )
    found = (
        Waiting(title, counted[f"kind_{number}"], narrowed)
        for number, (title, narrowed, _) in enumerate(KINDS)
    )
    return [one for one in found if one.count]
