"""Mails that wait to be made cases of."""

import json
from dataclasses import dataclass

from django.db.models import QuerySet

from credenza.core.permissions import RIGHTS, Actor
from credenza.office.concerns.models import Draft
from credenza.office.concerns.queries.sealed import told
from credenza.office.team.queries import visible_facilities


@dataclass(frozen=True, slots=True)
class Written:
    """A draft beside what its mail says."""

    row: Draft
    name: str
    address: str
    subject: str
    text: str
    left_out: tuple[str, ...]


def drafts(actor: Actor) -> QuerySet[Draft]:
    """The mails that wait at the facilities where ``actor`` takes concerns down."""
    places = visible_facilities(actor, RIGHTS["concern:letters"].roles)
    rows = Draft.objects.filter(facility__in=places.order_by().values("pk"), case=None)
    return rows.filter(laid_aside_at=None).select_related("facility").order_by("taken_at", "id")


def opened(draft: Draft) -> Written:
    """What the mail says. Raises Unsealable where it was altered."""
    kept = json.loads(told(draft.mail_sealed, "draft", draft.uid, "mail"))
    return Written(
        draft,
        kept["name"],
        kept["address"],
        kept["subject"],
        kept["text"],
        tuple(kept["left_out"]),
    )
