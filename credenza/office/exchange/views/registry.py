"""The NPI registry: asked, taken from, and compared with a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS, may
from credenza.office.exchange import registry
from credenza.office.exchange.forms import LookUpForm
from credenza.office.practitioners.actions.bulk import take_in
from credenza.office.practitioners.actions.judging import judge_now
from credenza.office.practitioners.queries.roster import by_npi
from credenza.office.practitioners.queries.scope import about
from credenza.office.practitioners.queries.sheet import sheet
from credenza.office.practitioners.views.reach import file_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.sources.base import SourceError
from credenza.sources.catalog.nppes.differences import differences


@needs("registry:see")
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask the registry by NPI, or by name and state."""
    form = LookUpForm(request.GET or None)
    context = {
        "form": form,
        "entries": None,
        "trouble": "",
        "facilities": _places(request),
        "may_create": may(actor_of(request), "practitioner:create"),
    }
    try:
        with registry.opened() as source:
            context["snapshot"] = getattr(source, "snapshot", None)
            if form.is_bound and form.is_valid():
                context["entries"] = _found(source, form.cleaned_data)
    except SourceError as error:
        context["trouble"] = str(error)
    known = by_npi(actor_of(request), [one.npi for one in context["entries"] or ()])
    return render(request, "exchange/registry.html", context | {"known": known})


def _found(source, asked: dict) -> list:
    if asked["npi"]:
        one = source.by_npi(asked["npi"])
        return [one] if one else []
    return source.by_name(asked["last"], asked["first"], asked["state"].upper())


@needs("practitioner:create")
@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """Open a file from an NPI with everything that the registry knows, as an applicant."""
    facility = get_object_or_404(_places(request), pk=asked.number(request.POST.get("facility")))
    try:
        with registry.opened() as source:
            entry = source.by_npi(request.POST.get("npi", ""))
    except SourceError as error:
        messages.error(request, str(error))
        return redirect("registry")
    if entry is None:
        raise Http404
    if not entry.name.family:
        messages.error(request, "This NPI was deactivated: the registry keeps no name under it.")
        return redirect("registry")
    at = timezone.now()
    arrival = registry.arrival(entry, applying_at=facility.pk)
    outcome = take_in(arrivals=[arrival], by=actor_of(request), at=at, reason="NPI registry")
    for _, problem, remedy in outcome.refused:
        messages.error(request, f"{problem} {remedy}")
        return redirect("registry")
    judge_now(outcome.ids[0], at=at)
    messages.success(request, "The file is open; the registry proves nothing of it.")
    return redirect("practitioner", outcome.ids[0])


def _places(request: HttpRequest):
    return visible_facilities(actor_of(request), RIGHTS["practitioner:create"].roles)


@needs("registry:see")
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a file and the registry disagree."""
    person = file_of(request, pk, "registry:see")
    context = {
        "person": person,
        "tab": "registry",
        "may_edit": True,
        "may_history": may(actor_of(request), "practitioner:history", about(pk)),
        "entry": None,
        "trouble": "",
        "differences": [],
    }
    if person.npi:
        try:
            with registry.opened() as source:
                context["snapshot"] = getattr(source, "snapshot", None)
                context["entry"] = entry = source.by_npi(person.npi)
            if entry:
                context["differences"] = differences(entry, registry.facts_of(sheet(person)))
        except SourceError as error:
            context["trouble"] = str(error)
    return render(request, "exchange/compare.html", context)
