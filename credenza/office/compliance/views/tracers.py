"""The lists that surveyors ask for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from credenza.core.permissions import RIGHTS
from credenza.office.compliance.queries.surveys import visible_surveys
from credenza.office.compliance.queries.tracers import Asked, traced
from credenza.office.practitioners.queries.days import local_days
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import tracers as known

SEE = "audit:see"
HEADERS = ("Practitioner", "NPI", "What", "From", "Until", "Note")


@needs(SEE)
def tracers(request: HttpRequest) -> HttpResponse:
    """Every kind of list."""
    return render(request, "compliance/surveys/tracers.html", {"tracers": known().values()})


@needs(SEE)
def tracer(request: HttpRequest, key: str) -> HttpResponse:
    """One list at a facility, over the days that it looks back or that are asked for."""
    kind = known().get(key)
    if kind is None:
        raise Http404
    actor = actor_of(request)
    within = visible_facilities(actor, RIGHTS[SEE].roles)
    chosen = asked.number(request.GET.get("facility"))
    place = get_object_or_404(within, pk=chosen) if chosen else within.first()
    if place is None:
        raise Http404
    until = asked.day(request.GET.get("until")) or local_days(timezone.now())[place.pk]
    since = asked.day(request.GET.get("since")) or kind.since(until)
    words = request.GET.get("words", "")[:120]
    rows = traced(key, Asked(place.pk, since, until, words))
    if wanted(request):
        return spreadsheet(request, f"tracer-{key}", HEADERS, map(_line, rows))
    running = visible_surveys(actor, "survey:open").filter(facility=place, closed_at=None)
    context = {
        "kind": kind,
        "rows": rows,
        "people": len({one.practitioner.pk for one in rows}),
        "facility": place,
        "facilities": within,
        "since": since,
        "until": until,
        "words": words,
        "surveys": running.filter(ends_at__gt=timezone.now()),
    }
    return render(request, "compliance/surveys/tracer.html", context)


def _line(one) -> tuple:
    person = one.practitioner
    return str(person), person.npi, one.what, one.starts_on, one.ends_on, one.note
