"""The binder of a survey, to be handed over or printed; taking it is recorded."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from credenza.office.compliance import binder as papers
from credenza.office.compliance.models import Survey
from credenza.office.compliance.views.survey_reach import survey_of
from credenza.office.ledger.actions import record
from credenza.office.practitioners.queries.days import local_days
from credenza.office.practitioners.views.export import WRITERS
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE = "survey:see"


@needs(SEE)
def binder(request: HttpRequest, pk: int) -> HttpResponse:
    """The binder as PDF, one bookmark for each file and each paper in it."""
    survey, day = _asked(request, pk)
    made = papers.pdf(survey, actor_of(request).name, day)
    return _handed(request, survey, made, "pdf", "application/pdf")


@needs(SEE)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The binder's evidence as a workbook."""
    survey, day = _asked(request, pk)
    return _handed(request, survey, papers.workbook(survey, day), "xlsx", WRITERS["xlsx"][1])


def _asked(request: HttpRequest, pk: int) -> tuple[Survey, date]:
    survey = survey_of(request, pk, SEE)
    return survey, local_days(timezone.now())[survey.facility_id]


def _handed(
    request: HttpRequest, survey: Survey, made: bytes, kind: str, media_type: str
) -> HttpResponse:
    detail = {"survey": survey.pk, "as": kind, "files": survey.shown.count()}
    record("survey:binder", by=actor_of(request), at=timezone.now(), detail=detail)
    response = HttpResponse(made, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="survey-{survey.pk}.{kind}"'
    return response
