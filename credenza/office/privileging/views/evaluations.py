"""Focused evaluations: the list of what is due, and one of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.names import display_name
from credenza.core.permissions import may
from credenza.core.privileges.steps import EVALUATION, UNCONCLUDED
from credenza.core.verdict import Refused
from credenza.office.correspondence.queries.addressees import name_of
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import about, visible
from credenza.office.practitioners.views.export import EXPORT, spreadsheet, wanted
from credenza.office.privileging.actions import evaluations as acts
from credenza.office.privileging.actions.telling import tell_evaluator
from credenza.office.privileging.forms.acts import AssignForm, CaseForm, ConcludeForm
from credenza.office.privileging.models import Evaluation
from credenza.office.privileging.queries.evaluations import (
    LISTS,
    Told,
    counts,
    narrowed,
    told,
    visible_evaluations,
)
from credenza.office.privileging.views.reach import evaluation_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE, KEEP = "evaluation:see", "evaluation:keep"
HEADERS = (
    "Due",
    "Last name",
    "First name",
    "Facility",
    "Privilege",
    "How",
    "Cases seen",
    "Cases asked",
    "Evaluator",
    "State",
)


@needs(SEE)
def listed(request: HttpRequest) -> HttpResponse:
    """What is to be evaluated, the earliest day first."""
    day = today(timezone.now())
    rows = visible_evaluations(actor_of(request), SEE)
    which = request.GET.get("which", "")
    which = which if which in LISTS else "open"
    if wanted(request):
        shown = told(narrowed(rows, which, day), day)
        return spreadsheet(request, "evaluations", HEADERS, map(_row, shown))
    numbers = counts(rows, day)
    page = Paginator(narrowed(rows, which, day), 50).get_page(request.GET.get("page"))
    page.object_list = told(page.object_list, day)
    context = {
        "page": page,
        "which": which,
        "lists": [(key, title, numbers[key]) for key, title in LISTS.items()],
        "numbers": numbers,
        "may_export": may(actor_of(request), EXPORT),
        "as_of": day,
    }
    return render(request, "privileging/evaluations.html", context)


@needs(SEE)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One evaluation: its plan, the cases, what was concluded."""
    row = evaluation_of(request, pk, SEE)
    return render(request, "privileging/evaluation.html", _context(request, row))


@needs(KEEP)
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Assign the evaluator, who is told by letter."""
    row = evaluation_of(request, pk, KEEP)
    colleagues = (
        visible(actor_of(request), KEEP)
        .filter(appointments__facility=row.facility_id, appointments__standing="active")
        .exclude(pk=row.practitioner_id)
        .distinct()
    )
    names = ("evaluator", "method", "cases", "due_on")
    initial = {name: getattr(row, name) for name in names}
    form = AssignForm(request.POST or None, colleagues=colleagues, initial=initial)
    if request.method == "POST" and form.is_valid():
        by, at = actor_of(request), timezone.now()
        try:
            row = acts.assign(evaluation=row, by=by, at=at, **form.cleaned_data)
            letter = tell_evaluator(evaluation=row, by=by, at=at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            told_words = "; the letter is in the file, to be handed over" if letter else ""
            messages.success(request, f"Assigned{told_words}.")
            return redirect("evaluation", pk)
    context = _context(request, row) | {"form": form, "title": "Assign the evaluator"}
    return render(request, "privileging/evaluation_form.html", context)


@needs(KEEP)
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a case that was looked at."""
    row = evaluation_of(request, pk, KEEP)
    at = timezone.now()
    observer = display_name(name_of(row.evaluator)) if row.evaluator else ""
    form = CaseForm(request.POST or None, initial={"on": today(at), "observer": observer})
    if request.method == "POST" and form.is_valid():
        by = actor_of(request)
        try:
            acts.record(evaluation=row, values=form.cleaned_data, by=by, at=at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "The case is recorded.")
            return redirect("evaluation", pk)
    context = _context(request, row) | {"form": form, "title": "Record a case"}
    return render(request, "privileging/evaluation_form.html", context)


@needs(KEEP)
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Conclude an evaluation, extend it or refer it, with the reason."""
    row = evaluation_of(request, pk, KEEP)
    form = ConcludeForm(request.POST or None, initial={"cases": row.cases, "due_on": row.due_on})
    if request.method == "POST" and form.is_valid():
        try:
            _conclude(row, form.cleaned_data, request)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Recorded with your reason.")
            return redirect("evaluation", pk)
    context = _context(request, row) | {"form": form, "title": "Conclude"}
    return render(request, "privileging/evaluation_form.html", context)


def _row(one: Told) -> tuple:
    row = one.evaluation
    return (
        row.due_on,
        row.practitioner.last_name,
        row.practitioner.first_name,
        row.facility.short_name,
        one.named.title,
        one.method.title if one.method else row.method,
        one.progress.seen,
        row.cases,
        display_name(name_of(row.evaluator)) if row.evaluator else "",
        EVALUATION.states[row.state],
    )


def _conclude(row: Evaluation, data: dict, request: HttpRequest) -> None:
    given = {
        "evaluation": row,
        "reason": data["reason"],
        "by": actor_of(request),
        "at": timezone.now(),
    }
    if data["step"] == "extend":
        acts.extend(cases=data["cases"], due_on=data["due_on"], **given)
    elif data["step"] == "refer":
        acts.refer(**given)
    else:
        acts.conclude(**given)


def _context(request: HttpRequest, row: Evaluation) -> dict:
    day = today(timezone.now())
    [shown] = told([row], day)
    may_keep = bool(may(actor_of(request), KEEP, about(row.practitioner_id)))
    return {
        "told": shown,
        "row": row,
        "person": row.practitioner,
        "state": EVALUATION.states[row.state],
        "cases": row.recorded.all(),
        "conclusions": row.conclusions.all(),
        "is_open": row.state in UNCONCLUDED,
        "is_running": row.state == EVALUATION.start,
        "may_keep": may_keep,
        "as_of": day,
    }
