"""The worksheet of a report to an authority: page, PDF, and what a person decided."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.formats.reports import ReportTrouble, as_pdf
from credenza.office.concerns.actions import reports as acts
from credenza.office.concerns.actions.papers import gone
from credenza.office.concerns.forms import corrective as forms
from credenza.office.concerns.models import Action
from credenza.office.concerns.queries import corrective as queries
from credenza.office.concerns.queries import worksheet
from credenza.office.concerns.queries.worksheet_paper import paper as paper_of
from credenza.office.concerns.views.acting import posted, who
from credenza.office.concerns.views.action_reach import action_of
from credenza.office.credentialing.views.acting import tried
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import record
from credenza.office.practitioners.queries.days import local_days
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.cases import legend_in

SEE, KEEP = "action:see", "action:keep"
DECIDED = {
    "reported": (acts.reported, forms.ReportedForm),
    "not-reportable": (acts.not_reportable, forms.NotReportableForm),
    "reopen": (acts.reopen, None),
}


@needs(SEE)
def report(request: HttpRequest, pk: int, rule: str) -> HttpResponse:
    """Each field with its source; what somebody writes in its place is kept beside it."""
    one = action_of(request, pk, KEEP if request.method == "POST" else SEE)
    answer, kept, as_of = _answer(one, rule)
    if request.method == "POST":
        values = {key: request.POST.get(key, "")[:8000] for key in _keys()}
        write = lambda: acts.write(action=one, rule=rule, values=values, **who(request))  # noqa: E731
        tried(request, write, "Kept. Nothing is sent from here.")
        return redirect("corrective-report", pk, rule)
    context = {
        "action": one,
        "answer": answer,
        "kept": kept,
        "words": worksheet.words_of(kept) if kept else "",
        "fields": worksheet.fields(one, kept, as_of),
        "as_of": as_of,
        "legend": legend_in(one.facility.state),
        "reported": forms.ReportedForm(initial={"on": as_of}, auto_id="reported-%s"),
        "not_reportable": forms.NotReportableForm(initial={"on": as_of}, auto_id="not-%s"),
        "may_keep": queries.visible_actions(actor_of(request), KEEP).filter(pk=pk).exists(),
    }
    return render(request, "concerns/report.html", context)


@needs(KEEP)
@require_POST
def decide(request: HttpRequest, pk: int, rule: str, verb: str) -> HttpResponse:
    """Reported on a day; not reportable, and why; or taken back."""
    if verb not in DECIDED:
        raise Http404
    one = action_of(request, pk, KEEP)
    _answer(one, rule)
    act, form_class = DECIDED[verb]
    told = {"action": one, "rule": rule} | who(request)
    if form_class is None:
        tried(request, lambda: act(**told), "Taken back.")
    else:
        form = form_class(request.POST)
        posted(request, form, lambda: act(**form.cleaned_data, **told), "Recorded with your name.")
    return redirect("corrective-report", pk, rule)


@needs(SEE)
def paper(request: HttpRequest, pk: int, rule: str) -> HttpResponse:
    """The worksheet as PDF; taking it out of the office is recorded."""
    one = action_of(request, pk, SEE)
    answer, kept, as_of = _answer(one, rule)
    by, at = actor_of(request), timezone.now()
    try:
        content = as_pdf(paper_of(one, answer, kept, as_of, by=by.name))
    except ReportTrouble as trouble:
        messages.error(request, str(trouble))
        return redirect("corrective-report", pk, rule)
    record("report:take", by=by, at=at, detail={"action": one.pk, "rule": rule})
    return _pdf(content, f"worksheet-{rule}.pdf")


@needs(SEE)
def notice(request: HttpRequest, pk: int, paper_id: int) -> HttpResponse:
    """A notice of the action, as it was written."""
    one = action_of(request, pk, SEE)
    kept = one.papers.select_related("document").filter(pk=paper_id).first()
    if kept is None:
        raise Http404
    return _pdf(read(kept.document), "notice.pdf")


@needs(KEEP)
@require_POST
def notice_gone(request: HttpRequest, pk: int) -> HttpResponse:
    """How a notice left the office."""
    one, form = action_of(request, pk, KEEP), forms.GoneForm(request.POST)
    number = form.data.get("paper", "")
    kept = one.papers.filter(pk=number).first() if number.isdecimal() else None
    if kept is None:
        raise Http404

    def left():
        gone(
            paper=kept,
            **{k: v for k, v in form.cleaned_data.items() if k != "paper"},
            **who(request),
        )

    posted(request, form, left, "Recorded.")
    return redirect("corrective-action", pk)


def _answer(one: Action, rule: str):
    """What the rule says today there, what was decided, and that day."""
    as_of = local_days(timezone.now())[one.facility_id]
    for answer, kept in queries.duties_shown(one, as_of):
        if answer.rule.key == rule:
            return answer, kept, as_of
    raise Http404


def _keys() -> list[str]:
    return [one.key for one in worksheet.worksheet()]


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
