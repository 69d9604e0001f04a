"""The office's own choices."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.office.team.actions import choose
from credenza.office.team.forms import SettingsForm
from credenza.office.team.queries import DEFAULTS, actor_of, setting
from credenza.office.team.rights import needs
from credenza.office.team.views import form_status


@needs("office:edit", whole_office=True)
def choices(request: HttpRequest) -> HttpResponse:
    """Second factor, schedule of notices, time zone, sender."""
    form = SettingsForm(request.POST or None, initial=_present())
    if request.method == "POST" and form.is_valid():
        for key in form.changed_data:
            value = form.cleaned_data[key]
            choose(key=key, value=value, by=actor_of(request), at=timezone.now())
        messages.success(request, "The office's choices were kept.")
        return redirect("choices")
    return render(request, "team/choices.html", {"form": form}, status=form_status(form))


def _present() -> dict:
    chosen = {key: setting(key) for key in DEFAULTS}
    schedules = ("notice_days", "chair_notice_days")
    return chosen | {key: ", ".join(map(str, chosen[key])) for key in schedules}
