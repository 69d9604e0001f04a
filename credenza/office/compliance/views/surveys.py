"""Surveys as the office runs them: let in, show files, see who looked, end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS, may
from credenza.office.compliance.actions import surveyors as letting_in
from credenza.office.compliance.actions import surveys as acts
from credenza.office.compliance.forms.surveys import (
    CallForm,
    DrawForm,
    ExtendForm,
    SurveyForm,
    SurveyorForm,
)
from credenza.office.compliance.models import Survey
from credenza.office.compliance.queries import surveys as rows
from credenza.office.compliance.queries.timing import timed
from credenza.office.compliance.views.survey_reach import survey_of
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.office.team.views import done, done_from, form_status
from credenza.packs.loader import standards

LOOKS = 50
"""Looks that the page of a survey shows, the last first; the export has all."""


@needs("survey:see")
def surveys(request: HttpRequest) -> HttpResponse:
    """Every survey, the running ones marked."""
    actor = actor_of(request)
    found = rows.visible_surveys(actor)
    context = {"surveys": found, "now": timezone.now(), "may_open": may(actor, "survey:open")}
    return render(request, "compliance/surveys/list.html", context)


@needs("survey:open")
def new(request: HttpRequest) -> HttpResponse:
    """Open a survey."""
    within = visible_facilities(actor_of(request), RIGHTS["survey:open"].roles)
    form = SurveyForm(request.POST or None, facilities=within)
    if request.method == "POST" and form.is_valid():
        try:
            survey = acts.open_survey(**form.values, by=actor_of(request), at=timezone.now())
        except acts.Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return redirect("survey", survey.pk)
    context = {"form": form}
    return render(request, "compliance/surveys/new.html", context, status=form_status(form))


@needs("survey:see")
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """One survey: its surveyors, the files it shows, and who looked."""
    return survey_page(request, survey_of(request, pk, "survey:see"))


def survey_page(request: HttpRequest, one: Survey, **forms) -> HttpResponse:
    """The page of a survey, with the forms that were not accepted."""
    actor, now = actor_of(request), timezone.now()
    files = list(rows.files_of(one))
    looks = rows.looks_of(one)
    context = {
        "survey": one,
        "body": standards().get(one.body),
        "is_running": one.closed_at is None and one.ends_at > now,
        "surveyors": rows.surveyors_of(one),
        "files": files,
        "timing": timed(files),
        "looks": looks[:LOOKS],
        "looked": looks.count(),
        "may_open": may(actor, "survey:open") and one in rows.visible_surveys(actor, "survey:open"),
        "call_form": CallForm(),
        "draw_form": DrawForm(),
        "surveyor_form": SurveyorForm(),
        "extend_form": ExtendForm(facility=one.facility),
    } | forms
    wrong = any(form.errors for form in forms.values() if hasattr(form, "errors"))
    page = "compliance/surveys/survey.html"
    return render(request, page, context, status=422 if wrong else 200)


@needs("survey:open")
@require_POST
def let_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a surveyor in."""
    one = survey_of(request, pk, "survey:open")
    form = SurveyorForm(request.POST)
    if form.is_valid() and done_from(
        form, request, letting_in.let_in, survey=one, **form.cleaned_data
    ):
        messages.success(request, f"{form.cleaned_data['name']} got a link by mail.")
        return redirect("survey", pk)
    return survey_page(request, one, surveyor_form=form)


@needs("survey:open")
@require_POST
def end_surveyor(request: HttpRequest, pk: int, surveyor_id: int) -> HttpResponse:
    """Let one surveyor in no more."""
    one = survey_of(request, pk, "survey:open")
    surveyor = rows.surveyors_of(one).filter(pk=surveyor_id, ended_at=None).first()
    if surveyor is not None:
        said = f"{surveyor.user.name} is out; their sessions ended."
        done(request, letting_in.end_surveyor, said, surveyor=surveyor)
    return redirect("survey", pk)


@needs("survey:open")
@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a survey end at another time."""
    one = survey_of(request, pk, "survey:open")
    form = ExtendForm(request.POST, facility=one.facility)
    if form.is_valid():
        given = {"ends_at": form.cleaned_data["ends"], "reason": form.cleaned_data["reason"]}
        if done_from(form, request, acts.extend, survey=one, **given):
            return redirect("survey", pk)
    return survey_page(request, one, extend_form=form)


@needs("survey:open")
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End a survey now."""
    one = survey_of(request, pk, "survey:open")
    done(request, acts.close, "The survey is over; nobody is let in any more.", survey=one)
    return redirect("survey", pk)
