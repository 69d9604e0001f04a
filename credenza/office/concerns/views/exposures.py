"""Keeping how much was done: one amount, or a list of them."""

from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import local_day
from credenza.core.verdict import Refused
from credenza.formats.exposures import COLUMNS, Listed, Unreadable, read_exposures
from credenza.office.concerns.actions.exposures import KEEP, take
from credenza.office.concerns.forms.exposures import ExposureForm, ExposureListForm
from credenza.office.concerns.queries import exposures as reads
from credenza.office.privileging.views.places import place_of, places_for
from credenza.office.team.queries import actor_of, departments
from credenza.office.team.rights import needs
from credenza.office.team.views import form_status
from credenza.packs.trends import measures

SHOWN = 20


@needs(KEEP)
def exposures(request: HttpRequest) -> HttpResponse:
    """What is known of how much was done, and another amount."""
    context = _frame(request)
    form, place = ExposureForm(request.POST or None), context["place"]
    if request.method == "POST" and place is not None and form.is_valid():
        try:
            rows = [_typed(form.cleaned_data)]
            _take(request, rows, context)
        except Unreadable as refusal:
            form.add_error(None, refusal.problems[0].partition(", ")[2])
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "It is kept.")
            return _back(place)
    context["form"] = form
    return render(request, "concerns/exposures.html", context, status=form_status(form))


@needs(KEEP)
@require_POST
def take_list(request: HttpRequest) -> HttpResponse:
    """Take a list in, all of it or none."""
    context = _frame(request)
    form, place = ExposureListForm(request.POST, request.FILES), context["place"]
    problems: list[str] = []
    if place is not None and form.is_valid():
        try:
            rows = read_exposures(form.cleaned_data["file"].read(), measures())
            count = _take(request, rows, context)
        except Unreadable as refusal:
            problems = refusal.problems
        except Refused as refusal:
            problems = [refusal.verdict.reason]
        else:
            messages.success(request, f"{count:,} amounts were taken in.")
            return _back(place)
    context |= {
        "form": ExposureForm(),
        "list_form": form,
        "problems": problems[:SHOWN],
        "more": max(0, len(problems) - SHOWN),
    }
    return render(request, "concerns/exposures.html", context, status=422)


def _frame(request: HttpRequest) -> dict:
    places = places_for(request, KEEP)
    place = place_of(request, places)
    zone = ZoneInfo(place.zone) if place else timezone.get_current_timezone()
    return {
        "places": places,
        "place": place,
        "as_of": local_day(timezone.now(), zone),
        "known": reads.known(place.pk) if place else (),
        "departments": departments(place.pk) if place else (),
        "measures": measures(),
        "columns": COLUMNS,
        "list_form": ExposureListForm(),
    }


def _take(request: HttpRequest, rows: list[Listed], context: dict) -> int:
    place = context["place"]
    found = reads.meant(rows, place, context["as_of"])
    return take(exposures=found, facility=place, by=actor_of(request), at=timezone.now())


def _typed(data: dict) -> Listed:
    year, _, month = data["month"].partition("-")
    return Listed(
        line=1,
        month=date(int(year), int(month), 1),
        measure=data["measure"],
        amount=data["amount"],
        department=data["department"],
        unit=" ".join(data["unit"].split()),
        practitioner="",
        npi="",
        source=data["source"],
    )


def _back(place) -> HttpResponse:
    return redirect(f"{reverse('concern-exposures')}?at={place.pk}")
