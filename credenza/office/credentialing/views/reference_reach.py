"""Opening the one reference that a page is about, within the reader's rights."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.office.credentialing.models import Reference
from credenza.office.credentialing.queries.references import visible_references, with_places
from credenza.office.credentialing.views.reach import OWN_FILE
from credenza.office.ledger.actions import record_refusal
from credenza.office.team.queries import actor_of


def reference_of(request: HttpRequest, pk: int, verb: str) -> Reference:
    """The reference, if this person may do ``verb`` to its application.

    One out of reach answers 404 as a missing one does; one about oneself says why.
    """
    actor = actor_of(request)
    found = with_places(visible_references(actor, verb)).filter(pk=pk).first()
    if found is not None:
        return found
    owner = Reference.objects.filter(pk=pk).values_list("practitioner", flat=True).first()
    if owner is not None:
        own = actor.practitioner == owner
        why = OWN_FILE if own else "The reference is outside this person's reach."
        record_refusal(verb, by=actor, at=timezone.now(), why=why, practitioner=owner)
        if own:
            raise PermissionDenied(OWN_FILE)
    raise Http404
