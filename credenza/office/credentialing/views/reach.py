"""Opening the one application that a page is about, within the reader's rights."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.scope import visible_applications
from credenza.office.ledger.actions import record_refusal
from credenza.office.team.queries import actor_of

READ_WITH = ("practitioner", "facility", "department", "assigned_to")
OWN_FILE = "Nobody acts on their own file: ask a colleague."


def application_of(request: HttpRequest, pk: int, verb: str) -> Application:
    """The application, if this person may do ``verb`` to it; its practitioner, facility and
    department are read with it.

    One out of reach answers 404 as a missing one does; one's own says why. Either way the ledger
    keeps the attempt.
    """
    return one_of(request, visible_applications(actor_of(request), verb), pk, verb)


def one_of(request: HttpRequest, rows: QuerySet[Application], pk: int, verb: str) -> Application:
    """The application among those within reach; refused as ``application_of`` says."""
    application = rows.select_related(*READ_WITH).filter(pk=pk).first()
    if application is None:
        _refuse(actor_of(request), pk, verb)
    return application


def _refuse(actor, pk: int, verb: str) -> None:
    owner = Application.objects.filter(pk=pk).values_list("practitioner", flat=True).first()
    if owner is not None:
        own = actor.practitioner == owner
        why = OWN_FILE if own else "The application is outside this person's reach."
        record_refusal(verb, by=actor, at=timezone.now(), why=why, practitioner=owner)
        if own:
            raise PermissionDenied(OWN_FILE)
    raise Http404
