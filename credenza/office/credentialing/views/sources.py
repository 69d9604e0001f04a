"""What sources said of oneself, what is wrong in it, and the office's answers."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.corrections import answer_correction, ask_correction
from credenza.office.credentialing.queries import sources as reads
from credenza.office.practitioners.queries.scope import visible
from credenza.office.practitioners.views.reach import file_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import credential_kinds

A_PAGE = 50


class WrongForm(forms.Form):
    """What is wrong, in words."""

    words = forms.CharField(
        label="What is wrong, and what is right?", max_length=4000, widget=forms.Textarea
    )


@needs("correction:ask")
def sources(request: HttpRequest) -> HttpResponse:
    """Everything that was asked about oneself and may be shown, with what one said to it."""
    actor = actor_of(request)
    person = visible(actor, "correction:ask").filter(pk=actor.practitioner).first()
    if person is None:
        return redirect("portal")
    rows = reads.shown_to(person).prefetch_related("corrections")
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "kinds": credential_kinds(),
    }
    return render(request, "credentialing/portal/sources.html", context)


@needs("correction:ask")
def wrong(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one of them is wrong."""
    person = file_of(request, actor_of(request).practitioner or 0, "correction:ask")
    verification = get_object_or_404(reads.shown_to(person), pk=pk)
    form = WrongForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, at, words = actor_of(request), timezone.now(), form.cleaned_data["words"]
        ask_correction(practitioner=person, verification=pk, words=words, by=by, at=at)
        messages.success(request, "The office has it, and will tell you here what came of it.")
        return redirect("own-sources")
    context = {"form": form, "verification": verification, "kinds": credential_kinds()}
    return render(request, "credentialing/portal/wrong.html", context)


@needs("correction:answer")
def corrections(request: HttpRequest) -> HttpResponse:
    """What practitioners say is wrong: the office's work."""
    rows = reads.corrections(actor_of(request))
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "kinds": credential_kinds(),
    }
    return render(request, "credentialing/corrections.html", context)


@require_POST
@needs("correction:answer")
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the practitioner what came of it."""
    correction = get_object_or_404(reads.corrections(actor_of(request)), pk=pk)
    by, at = actor_of(request), timezone.now()
    try:
        words = request.POST.get("answer", "")
        answer_correction(correction=correction, answer=words, by=by, at=at)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "Answered.")
    return redirect("corrections")
