"""Opening the one match or duty that a page is about, within the reader's rights.

What lies out of reach answers 404 as what does not exist; one's own says why. Either way the
ledger keeps the attempt.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.office.ledger.actions import record_refusal
from credenza.office.monitoring.models import Alert, Duty, Match
from credenza.office.monitoring.queries import screening as reads
from credenza.office.monitoring.queries.following import duties_within
from credenza.office.monitoring.queries.watching import alerts
from credenza.office.practitioners.views.reach import OWN_FILE
from credenza.office.team.queries import actor_of


def match_of(request: HttpRequest, pk: int, verb: str) -> Match:
    """A match about whose practitioner this person may do ``verb``."""
    found = reads.match_of(actor_of(request), pk, verb)
    if found is None:
        _refuse(request, verb, Match.objects.filter(pk=pk))
    return found


def duty_of(request: HttpRequest, pk: int, verb: str) -> Duty:
    """Something to be done at a facility at which this person may do ``verb``."""
    found = duties_within(actor_of(request), verb).filter(pk=pk).first()
    if found is None:
        _refuse(request, verb, Duty.objects.filter(pk=pk))
    return found


def alert_of(request: HttpRequest, pk: int, verb: str) -> Alert:
    """What differs at a file on which this person may do ``verb``."""
    found = alerts(actor_of(request), verb=verb).filter(pk=pk).first()
    if found is None:
        _refuse(request, verb, Alert.objects.filter(pk=pk))
    return found


def _refuse(request: HttpRequest, verb: str, rows: QuerySet) -> None:
    actor = actor_of(request)
    person = rows.order_by().values_list("practitioner_id", flat=True).first()
    if person is not None:
        own = actor.practitioner == person
        why = OWN_FILE if own else "The file is outside this person's reach."
        record_refusal(verb, by=actor, at=timezone.now(), why=why, practitioner=person)
        if own:
            raise PermissionDenied(OWN_FILE)
    raise Http404
