"""Opening the one file that a page is about, within the reader's rights."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.core.permissions import About
from credenza.office.ledger.actions import record_refusal
from credenza.office.practitioners.models import Credential, Practitioner
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.scope import about, visible
from credenza.office.team.queries import actor_of

OWN_FILE = "Nobody acts on their own file: ask a colleague."


def file_of(request: HttpRequest, pk: int, verb: str) -> Practitioner:
    """The practitioner, if this person may use ``verb`` on that file.

    A file out of reach answers 404 as a missing one does; one's own says why. Either way the
    ledger keeps the attempt.
    """
    actor = actor_of(request)
    person = visible(actor, verb).filter(pk=pk).first()
    if person is not None:
        return person
    if Practitioner.objects.filter(pk=pk).exists():
        why = OWN_FILE if actor.practitioner == pk else "The file is outside this person's reach."
        record_refusal(verb, by=actor, at=timezone.now(), why=why, practitioner=pk)
        if actor.practitioner == pk:
            raise PermissionDenied(OWN_FILE)
    raise Http404


def credential_of(request: HttpRequest, person: Practitioner, pk: int) -> Credential:
    """A credential of that file which this person may read."""
    kinds = readable_kinds(actor_of(request), person.pk)
    credential = person.credentials.filter(pk=pk, kind__in=kinds).first()
    if credential is None:
        raise Http404
    return credential


def about_of(request: HttpRequest, pk: int) -> About:
    """What the rights ask about a file, read once for each request."""
    known = request.__dict__.setdefault("_files_asked_about", {})
    if pk not in known:
        known[pk] = about(pk)
    return known[pk]
