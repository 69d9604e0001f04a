"""What surveyors see: the files of their survey, and nothing else. Every look is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.office.compliance.actions.surveys import looked
from credenza.office.compliance.models import Shown
from credenza.office.compliance.queries.dossiers import Dossier, dossier
from credenza.office.compliance.queries.surveys import running_surveys_of, shown_to
from credenza.office.compliance.views.survey_reach import shown_of
from credenza.office.documents.queries import page_picture
from credenza.office.practitioners.queries.days import local_days
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import professions

READ = "survey:read"


@needs("survey:attend")
def desk(request: HttpRequest) -> HttpResponse:
    """A surveyor's first page: the surveys that run for them, and the files."""
    actor, now = actor_of(request), timezone.now()
    context = {"surveys": running_surveys_of(actor, now), "files": shown_to(actor, now)}
    return render(request, "compliance/surveys/desk.html", context)


@needs(READ)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """One file as the survey shows it."""
    shown = shown_of(request, pk)
    _look(request, shown, "file")
    found = _dossier(shown)
    asked = request.GET.get("show", "")
    context = {
        "shown": shown,
        "survey": shown.survey,
        "file": found,
        "person": shown.practitioner,
        "profession": professions().get(shown.practitioner.profession),
        "document": next((one for pk, one in found.documents.items() if str(pk) == asked), None),
        "as_of": local_days(timezone.now())[shown.survey.facility_id],
        "others": [one for one in shown_to(actor_of(request), timezone.now()) if one != shown],
    }
    return render(request, "compliance/surveys/file.html", context)


@needs(READ)
def page(request: HttpRequest, pk: int, document_id: int, number: int) -> HttpResponse:
    """One page of a document of the file as a picture."""
    shown = shown_of(request, pk)
    document = _dossier(shown).documents.get(document_id)
    if document is None:
        raise Http404
    try:
        picture = page_picture(document, number)
    except IndexError as error:
        raise Http404 from error
    _look(request, shown, "document", document_id)
    return HttpResponse(picture, content_type="image/png")


def _dossier(shown: Shown) -> Dossier:
    survey = shown.survey
    day = local_days(timezone.now())[survey.facility_id]
    return dossier(shown.practitioner, survey.facility_id, day, peer_review=survey.peer_review)


def _look(request: HttpRequest, shown: Shown, part: str, document: int | None = None) -> None:
    actor, at = actor_of(request), timezone.now()
    looked(shown=shown, user=actor.id, part=part, document=document, by=actor, at=at)
