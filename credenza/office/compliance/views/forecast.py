"""What will fail within the next month if nothing is done, and days of the past counted anew."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from credenza.core.calendar import long_date
from credenza.core.permissions import About
from credenza.core.standards.readiness import Ready
from credenza.office.compliance.jobs import count_standards_on
from credenza.office.compliance.queries import readiness
from credenza.office.compliance.views.standard_reach import (
    SEE,
    day_asked,
    facility_asked,
    facility_needed,
)
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs, require_may
from credenza.packs.readiness import forecast_days

HEADERS = ("Standard", "Title", "Citation", "Fall short today", "Fall short then", "Why")
PROVE = "standard:prove"
MOST_DAYS = 90


@needs(SEE)
def forecast(request: HttpRequest) -> HttpResponse:
    """The standards that stand worse on a coming day than today if nothing is done until then."""
    facility, places = facility_asked(request)
    if facility is None:
        return render(request, "compliance/forecast.html", {})
    days = min(asked.number(request.GET.get("days")) or forecast_days(), MOST_DAYS)
    _, today = day_asked(request, facility)
    then = today + timedelta(days=days)
    falling = _falling(facility.pk, today, then)
    if wanted(request):
        return spreadsheet(request, "forecast", HEADERS, map(_line, falling))
    context = {
        "facility": facility,
        "facilities": places,
        "days": days,
        "today": today,
        "then": then,
        "falling": falling,
        "files": sum(after.standing.files - before.files for before, after in falling),
    }
    return render(request, "compliance/forecast.html", context)


def _falling(facility: int, today, then) -> list:
    """Standards with more files short then than today, or that will not be met any more."""
    now = {one.standard.id: one.standing for one in readiness.wall(facility, today)}
    found = [
        (now[one.standard.id], one)
        for one in readiness.wall(facility, then)
        if one.standard.id in now and _is_worse(now[one.standard.id], one.standing)
    ]
    return sorted(found, key=lambda pair: pair[0].files - pair[1].standing.files)


def _is_worse(before, after) -> bool:
    fails = after.state is Ready.NOT_MET and before.state is not Ready.NOT_MET
    return fails or after.files > before.files


def _line(pair) -> tuple:
    before, after = pair
    one = after.standard
    return one.id, one.title, one.citation, before.files, after.standing.files, after.standing.why


@needs(PROVE)
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Have a day of the past counted from the ledger."""
    facility = facility_needed(request)
    require_may(actor_of(request), PROVE, About(facilities=frozenset({facility.pk})))
    as_of, today = day_asked(request, facility)
    if as_of >= today:
        messages.error(request, "Only days that are over are counted from the ledger.")
    else:
        count_standards_on.enqueue(facility.pk, as_of.isoformat())
        messages.success(
            request, f"{long_date(as_of)} is being counted from the ledger. Come back in a while."
        )
    back = f"?facility={facility.pk}&as_of={as_of.isoformat()}"
    return redirect(reverse("standards") + back)
