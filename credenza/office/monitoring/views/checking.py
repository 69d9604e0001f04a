"""The LEIE held against its monthly supplements and profile corrections."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.office.ledger.actions import record
from credenza.office.monitoring.forms.lists import CheckForm
from credenza.office.monitoring.queries.checking import corrected, latest, supplemented
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.sources.base import SourceError


@needs("list:see")
def check(request: HttpRequest) -> HttpResponse:
    """Say what the full file and what is published beside it do not agree on."""
    form = CheckForm(request.POST or None, request.FILES or None)
    context = {"form": form, "copy": latest(), "told": None, "corrections": None}
    if request.method == "POST" and form.is_valid():
        record("list:cross-check", by=actor_of(request), at=timezone.now())
        try:
            context |= _checked(form.cleaned_data, context["copy"])
        except SourceError as error:
            form.add_error(None, str(error))
    return render(request, "monitoring/lists/check.html", context)


def _checked(given: dict, copy) -> dict:
    found = {}
    if given["excluded"]:
        if copy is None:
            raise SourceError("Supplements are held against two copies: take in another first.")
        files = ((file.read(), file.name) for file in (given["excluded"], given["reinstated"]))
        found["told"] = supplemented(copy, *files)
    if given["corrections"]:
        found["corrections"] = corrected(given["corrections"].read())
    return found
