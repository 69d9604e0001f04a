"""One reference: its answer and paper, and recording what came by telephone or on paper."""

from urllib.parse import quote

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.applications import reference_answers
from credenza.core.applications.references import ANSWERED, OPEN, SPEAKERS, STATES
from credenza.core.permissions import may
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions import answering
from credenza.office.credentialing.forms.reference_sheet import parts, read_answers
from credenza.office.credentialing.forms.references import TakenForm
from credenza.office.credentialing.models import Reference
from credenza.office.credentialing.queries.references import (
    answers_of,
    day_at,
    flags_of,
    form_of,
    full_name,
)
from credenza.office.credentialing.queries.scope import about
from credenza.office.credentialing.views.reference_reach import reference_of
from credenza.office.credentialing.views.references import KEEP, READ
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import record
from credenza.office.practitioners.views.handing import examined, stored
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import reference_policy


@needs(READ)
def see(request: HttpRequest, pk: int) -> HttpResponse:
    """What was answered, what it raises and how it came; each reading is recorded."""
    reference, actor = reference_of(request, pk, READ), actor_of(request)
    answered = reference.state == ANSWERED
    if answered:
        record(
            "reference:read",
            by=actor,
            at=timezone.now(),
            practitioner=reference.practitioner_id,
            detail={"reference": reference.pk},
        )
    answers = answers_of(reference) if answered else {}
    context = {
        "reference": reference,
        "application": reference.application,
        "asked_form": form_of(reference),
        "parts": list(parts(form_of(reference), answers, reference_policy())) if answered else [],
        "flags": flags_of(reference),
        "speaker": SPEAKERS[reference.speaker],
        "state": STATES[reference.state],
        "domain": reference.email.rpartition("@")[2],
        "may_keep": may(actor, KEEP, about(reference.application)),
        "open": reference.state in OPEN,
    }
    return render(request, "credentialing/reference_see.html", context)


@needs(KEEP)
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what somebody answered by telephone or on paper."""
    reference = reference_of(request, pk, KEEP)
    if reference.state not in OPEN:
        return redirect("reference-see", pk)
    asked, at = form_of(reference), timezone.now()
    way = TakenForm(request.POST or None, request.FILES or None)
    answers, wrong = {"name": reference.name, "title": reference.title}, {}
    if request.method == "POST":
        answers = read_answers(asked, request.POST)
        day = day_at(reference, at)
        wrong = reference_answers.problems(asked, answers, reference_policy(), day)
        if way.is_valid() and not wrong and _recorded(request, reference, answers, way):
            messages.success(request, f"The answer of {reference.name} is recorded.")
            return redirect("reference-see", pk)
    context = {
        "reference": reference,
        "application": reference.application,
        "practitioner": full_name(reference.practitioner),
        "asked_form": asked,
        "way": way,
        "wrong": len(wrong),
        "parts": list(parts(asked, answers, reference_policy(), wrong)),
    }
    return render(request, "credentialing/reference_record.html", context)


def _recorded(request: HttpRequest, reference: Reference, answers, form: TakenForm) -> bool:
    by, at = actor_of(request), timezone.now()
    handed = examined(request, "document", form)
    if form.errors:
        return False
    try:
        with atomic():
            way = answering.Way(
                via=form.cleaned_data["via"],
                taken_by=by.name,
                document=stored(request, handed),
            )
            answering.answer(reference=reference, answers=answers, by=by, at=at, way=way)
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    return True


@needs(READ)
@csp({"default-src": [NONE], "sandbox": True})
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper on which an answer came, to be saved and never to run in the browser."""
    reference = reference_of(request, pk, READ)
    document = reference.document
    if document is None:
        raise Http404
    record(
        "document:fetch",
        by=actor_of(request),
        at=timezone.now(),
        practitioner=reference.practitioner_id,
        detail={"document": document.pk, "sha256": document.sha256},
    )
    response = HttpResponse(read(document), content_type=document.media_type)
    name = quote(document.name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
