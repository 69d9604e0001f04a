"""A practitioner's assistants: who helps, how far they see, and the end of it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.assistants import allow, ask_assistant, end
from credenza.office.credentialing.models import Assistant
from credenza.office.credentialing.queries.reach import assistants_of
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


class AssistantForm(forms.Form):
    """Whom to ask, and how far they see."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="E-mail")
    sees_private = forms.BooleanField(
        required=False, label="May also see health, disclosures, claims and what is voluntary"
    )


@needs("assistant:ask")
def assistants(request: HttpRequest) -> HttpResponse:
    """Who helps now, and a form to ask somebody."""
    actor = actor_of(request)
    person = visible(actor, "assistant:ask").filter(pk=actor.practitioner).first()
    if person is None:
        return redirect("portal")
    form = AssistantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, at = actor_of(request), timezone.now()
        try:
            made = ask_assistant(practitioner=person, by=by, at=at, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"{made.user.name} was asked by e-mail.")
            return redirect("assistants")
    rows = assistants_of(person.pk).select_related("user")
    context = {"form": form, "rows": rows}
    return render(request, "credentialing/portal/assistants.html", context)


@require_POST
@needs("assistant:ask")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an assistant see more or less, or end the help at once."""
    own = Assistant.objects.filter(practitioner=actor_of(request).practitioner, ended_at=None)
    assistant = get_object_or_404(own.select_related("user"), pk=pk)
    by, at = actor_of(request), timezone.now()
    if "end" in request.POST:
        end(assistant=assistant, by=by, at=at)
        messages.success(request, f"{assistant.user.name} no longer sees your applications.")
    else:
        allow(assistant=assistant, sees_private="private" in request.POST, by=by, at=at)
    return redirect("assistants")
