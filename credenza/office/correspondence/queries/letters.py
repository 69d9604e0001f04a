"""Letters of a file, and which of them a person may read."""

import json

from django.conf import settings
from django.db.models import Q, QuerySet

from credenza.core.permissions import Actor
from credenza.office.correspondence.models import Letter
from credenza.office.practitioners.queries.scope import in_visible_files, places_within

WRITTEN, SENT, REPLACED, WITHDRAWN = "written", "sent", "replaced", "withdrawn"
PRACTITIONER = "practitioner"


def letter(pk: int) -> Letter:
    """One letter. Raises Letter.DoesNotExist."""
    return Letter.objects.select_related("practitioner", "facility", "pdf", "docx").get(pk=pk)


def letters_of(practitioner) -> QuerySet[Letter]:
    """Every letter of a file (a row or its id), the newest first; filtered by nobody's rights."""
    rows = Letter.objects.filter(practitioner=practitioner)
    return rows.select_related("facility", "pdf", "docx").order_by("-made_at", "-id")


def readable(actor: Actor, verb: str = "letter:see") -> QuerySet[Letter]:
    """Letters that ``actor`` may use ``verb`` on.

    In the files of others: those of the facilities within reach. In one's own: letters that were
    sent to oneself, and no others.
    """
    rows = in_visible_files(Letter.objects.all(), actor, verb)
    places = places_within(actor, verb)
    within = Q() if places is None else Q(facility__in=places) | Q(facility=None)
    if actor.practitioner is None:
        return rows.filter(within)
    to_oneself = Q(audience=PRACTITIONER, sent_at__isnull=False) & ~Q(state=WITHDRAWN)
    own = Q(practitioner=actor.practitioner)
    return rows.filter((own & to_oneself) | (~own & within))


def values_of(one: Letter) -> dict[str, str | list[str]]:
    """What was filled in when the letter was written. Raises Unsealable where it was altered."""
    return json.loads(settings.VAULT.unseal(one.values_sealed, "letter", str(one.uid)))
