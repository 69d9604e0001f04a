"""One case: its clock, what was told, the steps, and the acts that bring it on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from credenza.office.concerns.actions import cases as acts
from credenza.office.concerns.forms import cases as forms
from credenza.office.concerns.forms.work import AnswerForm, OwnerForm
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries import reading
from credenza.office.concerns.queries.readers import workers_for
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.concerns.queries.timeline import of
from credenza.office.concerns.views.acting import filled, posted, who
from credenza.office.concerns.views.frame import case_page
from credenza.office.concerns.views.reach import case_of
from credenza.office.credentialing.views.acting import tried
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.cases import case_kinds

SEE, WORK = "concern:see", "concern:work"


@needs(SEE)
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The clock first, then what was told and what is to be done."""
    one = case_of(request, pk, SEE)
    context = {
        "told": reading.account_of(one),
        "people": reading.people_of(one),
        "steps": reading.steps_of(one),
        "linked": list(reading.linked(one, actor_of(request))),
        "mark": forms.MarkForm(case_kinds()[one.kind], today(who(request)["at"])),
        "link": forms.LinkForm(),
    }
    if visible_cases(actor_of(request), WORK).filter(pk=pk).exists():
        context["owner"] = OwnerForm(workers_for(one), owner=one.owner_id)
    return case_page(request, "concerns/case.html", one, "case", context)


@needs(SEE)
def timeline(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that happened, as one story."""
    one = case_of(request, pk, SEE)
    context = {"entries": of(one, actor_of(request))}
    return case_page(request, "concerns/timeline.html", one, "timeline", context)


@needs(SEE)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole case on paper, with its legend on every sheet; nobody's own notes but theirs."""
    one, actor = case_of(request, pk, SEE), actor_of(request)
    context = {
        "told": reading.account_of(one),
        "people": reading.people_of(one),
        "steps": reading.steps_of(one),
        "interviews": reading.interviews_of(one),
        "evidence": reading.evidence_of(one),
        "notes": [note for note in reading.notes_of(one, actor) if not note.row.own],
        "entries": of(one, actor),
    }
    return case_page(request, "concerns/paper.html", one, "paper", context)


@needs(WORK)
def triage(request: HttpRequest, pk: int) -> HttpResponse:
    """The first look."""
    one = case_of(request, pk, WORK)
    form = forms.TriageForm(one, case_kinds()[one.kind], request.POST or None)

    def act():
        given = {"version": form.cleaned_data["version"], "found": form.triage()}
        acts.triage(case=one, words=form.ground(), **given, **who(request))

    if filled(request, form, act, "Triaged. The clocks of what it is run from now on."):
        return redirect("case", pk)
    return _form(request, one, form, "Triage", "Record the triage")


@needs(WORK)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The outcome and its ground."""
    one = case_of(request, pk, WORK)
    form = forms.DecideForm(one, case_kinds()[one.kind], request.POST or None)
    act = lambda: acts.decide(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    if filled(request, form, act, "The outcome is recorded."):
        return redirect("case", pk)
    return _form(request, one, form, "Outcome", "Record the outcome")


@needs(WORK)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Why it is closed."""
    one = case_of(request, pk, WORK)
    form = forms.CloseForm(one, case_kinds()[one.kind], request.POST or None)
    act = lambda: acts.close(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    if filled(request, form, act, "Closed."):
        return redirect("case", pk)
    return _form(request, one, form, "Close", "Close the case")


@needs(WORK)
@require_POST
def begin_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the review."""
    one = case_of(request, pk, WORK)
    tried(request, lambda: acts.begin_review(case=one, **who(request)), "The review has begun.")
    return redirect("case", pk)


@needs(WORK)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it again, with the reason."""
    one, form = case_of(request, pk, WORK), AnswerForm(request.POST)
    act = lambda: acts.reopen(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    posted(request, form, act, "Open again.")
    return redirect("case", pk)


@needs(WORK)
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it an owner."""
    one = case_of(request, pk, WORK)
    form = OwnerForm(workers_for(one), request.POST)
    act = lambda: acts.give(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    posted(request, form, act, "The case has its owner.")
    return redirect("case", pk)


@needs(WORK)
@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what happened."""
    one = case_of(request, pk, WORK)
    form = forms.MarkForm(case_kinds()[one.kind], None, request.POST)
    act = lambda: acts.mark(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    posted(request, form, act, "Recorded.")
    return redirect("case", pk)


@needs(WORK)
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Link another case on which this person works too; of others nothing is told."""
    one, form = case_of(request, pk, WORK), forms.LinkForm(request.POST)
    if form.is_valid():
        cases = visible_cases(actor_of(request), WORK)
        other = cases.filter(number=form.cleaned_data["number"]).first()
        if other is None:
            form.add_error("number", "No case that you work on has this number.")
    act = lambda: acts.link(  # noqa: E731
        case=one, other=other, why=form.cleaned_data["why"], **who(request)
    )
    posted(request, form, act, "Linked; each case stays behind its own wall.")
    return redirect("case", pk)


def _form(request: HttpRequest, one: Case, form, title: str, verb: str) -> HttpResponse:
    context = {"form": form, "form_title": title, "form_verb": verb}
    status = 422 if form.is_bound else 200
    return case_page(request, "concerns/case_form.html", one, "case", context, status=status)
