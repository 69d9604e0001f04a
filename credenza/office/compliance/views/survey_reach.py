"""Opening the one survey, or the one file of it, that a page is about, within one's rights."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from credenza.office.compliance.models import Shown, Survey
from credenza.office.compliance.queries.surveys import about_shown, visible_surveys
from credenza.office.ledger.actions import record_refusal
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import require_may

OUTSIDE = "The survey is outside this person's reach."


def survey_of(request: HttpRequest, pk: int, verb: str) -> Survey:
    """The survey, if this person may do ``verb`` at its facility; 404 else, and the ledger keeps
    the attempt.
    """
    actor = actor_of(request)
    survey = visible_surveys(actor, verb).filter(pk=pk).first()
    if survey is None:
        if Survey.objects.filter(pk=pk).exists():
            record_refusal(verb, by=actor, at=timezone.now(), why=OUTSIDE)
        raise Http404
    return survey


def shown_of(request: HttpRequest, pk: int, verb: str = "survey:read") -> Shown:
    """A file that a survey shows: to the office, and to the surveyors of it while it runs."""
    rows = Shown.objects.select_related("survey", "survey__facility", "practitioner")
    one = get_object_or_404(rows, pk=pk)
    require_may(actor_of(request), verb, about_shown(one, timezone.now()))
    return one
