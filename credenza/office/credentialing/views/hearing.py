"""Notice and hearing after an adverse recommendation, step by step."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.hearing import HEARING, NOTICE, RIGHTS, SETTLED
from credenza.core.applications.steps import ADVERSE
from credenza.office.credentialing.actions import final_actions, hearings
from credenza.office.credentialing.actions.denials import open_items
from credenza.office.credentialing.forms import hearing as forms
from credenza.office.credentialing.models import Application, Hearing
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.notices import notices_not_gone
from credenza.office.credentialing.views.acting import first_error, tried
from credenza.office.credentialing.views.reach import application_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, packs_of
from credenza.office.team.rights import needs
from credenza.packs.floors import ASK_FOR_HEARING, days

KEEP = "hearing:keep"
FORMS = {
    "notify": forms.NotifyForm,
    "ask": forms.AskForm,
    "waive": forms.WaiveForm,
    "set": forms.SetForm,
    "hear": forms.HearForm,
    "report": forms.ReportForm,
    "close": forms.ReportForm,
    "confirm": forms.HearForm,
    "dismiss": forms.DismissForm,
    "resume": forms.ResumeForm,
    "reported": forms.ReportedForm,
}
ACTS = {
    "notify": hearings.notify,
    "ask": hearings.ask,
    "waive": hearings.waive,
    "hear": hearings.hear,
    "report": hearings.report,
    "confirm": hearings.confirm,
    "dismiss": final_actions.dismiss,
    "close": final_actions.close,
    "reported": final_actions.record_report,
}


@needs(KEEP)
def hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """How far notice and hearing are, and what may follow."""
    one, kept = _kept(request, pk)
    as_of = today(timezone.now())
    context = {
        "application": one,
        "kind": kind_of(one),
        "hearing": kept,
        "as_of": as_of,
        "steps": _steps(one, kept),
        "others": one.hearings.exclude(pk=kept.pk),
        "notice": NOTICE,
        "rights": RIGHTS,
        "ask_days": days(packs_of(one.facility), ASK_FOR_HEARING, kept.noticed_on or as_of),
        "may_resume": one.state == ADVERSE and kept.state in SETTLED and not kept.on_privileges,
        "resume_form": forms.ResumeForm(auto_id="resume-%s"),
        "not_gone": notices_not_gone(one),
    }
    return render(request, "credentialing/hearing.html", context)


@needs(KEEP)
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take one step, with what it asks for."""
    if verb not in FORMS:
        raise Http404
    one, kept = _kept(request, pk)
    form = _form_of(verb, kept)(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
    else:
        who = {"by": actor_of(request), "at": timezone.now()}
        tried(request, lambda: _do(verb, one, kept, form.cleaned_data, who), "Recorded.")
    return redirect(f"{reverse('application-hearing', args=[pk])}?hearing={kept.pk}")


def _do(verb: str, one: Application, kept: Hearing, data: dict, who: dict) -> None:
    if verb == "set":
        hearings.set_hearing(hearing=kept, setting=hearings.Setting(**data), **who)
    elif verb == "resume":
        hearings.resume(application=one, **data, **who)
    else:
        ACTS[verb](hearing=kept, **data, **who)


def _kept(request: HttpRequest, pk: int) -> tuple[Application, Hearing]:
    one = application_of(request, pk, KEEP)
    chosen = asked.number(request.POST.get("hearing") or request.GET.get("hearing", ""))
    rows = one.hearings.select_related("station", "application")
    kept = rows.first() if chosen is None else rows.filter(pk=chosen).first()
    if kept is None:
        raise Http404
    return one, kept


def _steps(one: Application, kept: Hearing) -> list[tuple[object, object]]:
    """What may follow, each with its form; the final action only after the board decided."""
    return [
        (step, _form_of(step.verb, kept)(auto_id=f"{step.verb}-%s"))
        for step in HEARING.open_from(kept.state)
        if step.verb != "close" or one.outcome
    ]


def _form_of(verb: str, kept: Hearing) -> type[Form]:
    """What a step asks; of single privileges that were put off, what is decided at last."""
    if verb == "close" and kept.on_privileges and open_items(kept):
        return forms.FinalForm
    return FORMS[verb]
