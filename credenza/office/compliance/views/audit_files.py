"""One file of a sample beside its score sheet."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import may
from credenza.core.standards.following import may_score
from credenza.core.standards.scoring import ANSWERS
from credenza.office.compliance.actions import audits as acts
from credenza.office.compliance.forms.audits import SheetForm
from credenza.office.compliance.queries.audits import scored
from credenza.office.compliance.queries.scoring import scoring_file
from credenza.office.compliance.views.audit_reach import audited
from credenza.office.practitioners.queries.days import local_days
from credenza.office.practitioners.queries.decided import verifiers_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.office.team.views import done, done_from, form_status

SEE, KEEP = "audit:see", "audit:keep"


@needs(SEE)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions of one file with the proof beside each; answers are handed in together."""
    one = audited(request, pk, KEEP if request.method == "POST" else SEE)
    whole = scored(one.audit)
    elements = [each for each in whole.sheet.elements if each.is_asked_of(one.group)]
    form = SheetForm(request.POST or None, elements=elements)
    if request.method == "POST" and form.is_valid():
        given = {"file": one, "answers": form.answers}
        if done_from(form, request, acts.score_file, **given):
            following = scored(one.audit).after(one)
            messages.success(request, f"{one.practitioner} is scored.")
            return (
                redirect("audit-file", following.pk)
                if following
                else redirect("audit", one.audit_id)
            )
    day = local_days(timezone.now())[one.audit.facility_id]
    actor = actor_of(request)
    context = {
        "file": one,
        "audit": one.audit,
        "whole": whole,
        "shown": scoring_file(one, whole.sheet, day),
        "answers": ANSWERS,
        "form": form,
        "as_of": day,
        "may_keep": may(actor, KEEP) and one.audit.closed_on is None,
        "may_score": may_score(actor.name, verifiers_of(one.practitioner_id)),
    }
    return render(request, "compliance/audits/file.html", context, status=form_status(form))


@needs(KEEP)
@require_POST
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a file out; the next alternate comes in."""
    one = audited(request, pk, KEEP)
    if one.audit.closed_on is not None:
        raise Http404
    given = {"file": one, "reason": request.POST.get("reason", "")}
    done(request, acts.set_aside, f"{one.practitioner} is set aside.", **given)
    return redirect("audit", one.audit_id)
