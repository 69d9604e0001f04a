"""Opening the one thing a page is about, within the reader's rights.

What lies out of reach answers 404 as what does not exist; one's own, where the right does not
allow it, says why. Either way the ledger keeps the attempt.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.office.ledger.actions import record_refusal
from credenza.office.practitioners.views.reach import OWN_FILE
from credenza.office.privileging.models import Evaluation, FormVersion, Request
from credenza.office.privileging.queries.evaluations import visible_evaluations
from credenza.office.privileging.queries.forms import visible_versions
from credenza.office.privileging.queries.requests import visible_requests
from credenza.office.team.queries import actor_of


def request_of(request: HttpRequest, pk: int, verb: str) -> Request:
    """A request for privileges on which this person may use ``verb``."""
    return _of(request, pk, verb, visible_requests(actor_of(request), verb), Request.objects.all())


def evaluation_of(request: HttpRequest, pk: int, verb: str) -> Evaluation:
    """A focused evaluation on which this person may use ``verb``."""
    within = visible_evaluations(actor_of(request), verb)
    return _of(request, pk, verb, within, Evaluation.objects.all())


def version_of(request: HttpRequest, pk: int, verb: str) -> FormVersion:
    """A version of a form at a facility where this person may use ``verb``."""
    version = visible_versions(actor_of(request), verb).filter(pk=pk).first()
    if version is None:
        raise Http404
    return version


def _of(request: HttpRequest, pk: int, verb: str, within: QuerySet, every: QuerySet):
    found = within.filter(pk=pk).first()
    if found is not None:
        return found
    actor, there = actor_of(request), every.filter(pk=pk).first()
    if there is not None:
        own = actor.practitioner == there.practitioner_id
        why = OWN_FILE if own else "The file is outside this person's reach."
        at, person = timezone.now(), there.practitioner_id
        record_refusal(verb, by=actor, at=at, why=why, practitioner=person)
        if own:
            raise PermissionDenied(OWN_FILE)
    raise Http404
