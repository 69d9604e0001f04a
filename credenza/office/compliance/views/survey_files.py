"""Which files a survey shows: called out by name, drawn by a seed, taken from a list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.standards.sampling import GROUPS, draw, may_draw
from credenza.core.verdict import Refused
from credenza.office.compliance.actions import surveys as acts
from credenza.office.compliance.forms.surveys import CallForm, DrawForm
from credenza.office.compliance.models import Survey
from credenza.office.compliance.queries.calling import called
from credenza.office.compliance.queries.populations import population
from credenza.office.compliance.views.survey_reach import shown_of, survey_of
from credenza.office.compliance.views.surveys import survey_page
from credenza.office.practitioners.queries.days import local_days
from credenza.office.practitioners.queries.decided import people as people_by_id
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.office.team.views import done
from credenza.packs.loader import audit_methods

OPEN = "survey:open"


@needs(OPEN)
@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the files of the names that were called out; ask where a name may mean several."""
    one = survey_of(request, pk, OPEN)
    form = CallForm(request.POST)
    if not form.is_valid():
        return survey_page(request, one, call_form=form)
    day = local_days(timezone.now())[one.facility_id]
    found = called(actor_of(request), one.facility_id, form.cleaned_data["names"], day)
    _show(request, one, [line.only for line in found if line.only], "Called out by name")
    doubtful = [line for line in found if line.only is None]
    if doubtful:
        return survey_page(request, one, doubtful=doubtful)
    return redirect("survey", pk)


@needs(OPEN)
@require_POST
def pick(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the files that were picked from a list."""
    one = survey_of(request, pk, OPEN)
    ids = [number for text in request.POST.getlist("pick") if (number := asked.number(text))]
    why = request.POST.get("why", "").strip() or "Picked by the office"
    people = list(visible(actor_of(request), "practitioner:see").filter(pk__in=ids))
    _show(request, one, people, why)
    return redirect("survey", pk)


@needs(OPEN)
@require_POST
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw a sample by the surveyor's seed, and show its files."""
    one = survey_of(request, pk, OPEN)
    form = DrawForm(request.POST)
    if not form.is_valid():
        return survey_page(request, one, draw_form=form)
    chosen = form.cleaned_data
    drawn_from = population(one.facility_id, chosen["since"], chosen["until"])
    if not (verdict := may_draw(drawn_from.groups)):
        form.add_error(None, verdict.reason)
        return survey_page(request, one, draw_form=form)
    method = audit_methods()[chosen["method"]]
    drawn = [one for one in draw(method, chosen["seed"], drawn_from.groups) if not one.alternate]
    people = people_by_id(each.file for each in drawn)
    for group in GROUPS:
        files = [people[each.file] for each in drawn if each.group == group]
        _show(request, one, files, f"{GROUPS[group]}, {method.title}, seed “{chosen['seed']}”")
    return redirect("survey", pk)


@needs(OPEN)
@require_POST
def ready(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that was called is in hand."""
    shown = shown_of(request, pk, OPEN)
    done(request, acts.ready, f"{shown.practitioner}: in hand.", shown=shown)
    return redirect("survey", shown.survey_id)


@needs(OPEN)
@require_POST
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a file no more."""
    shown = shown_of(request, pk, OPEN)
    given = {"shown": shown, "reason": request.POST.get("reason", "")}
    done(request, acts.take_out, f"{shown.practitioner} is shown no more.", **given)
    return redirect("survey", shown.survey_id)


def _show(request: HttpRequest, survey: Survey, people, why: str) -> None:
    by, at = actor_of(request), timezone.now()
    try:
        for person in people:
            acts.call(survey=survey, practitioner=person, why=why, by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return
    if people:
        count = len(people)
        messages.success(request, f"{count} {'file is' if count == 1 else 'files are'} shown.")
