"""The reviews of the history of complaints: each that was, and another."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from credenza.core.calendar import local_day
from credenza.core.verdict import Refused
from credenza.office.concerns.actions.weighing import weigh
from credenza.office.concerns.forms.weighing import WeighingForm
from credenza.office.concerns.queries.weighing import SEE, round_of, weighings
from credenza.office.privileging.views.places import place_of, places_for
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.office.team.views import form_status


@needs(SEE)
def weighing(request: HttpRequest) -> HttpResponse:
    """When it was done and is due again; records another."""
    places = places_for(request, SEE)
    place = place_of(request, places)
    if place is None:
        return render(request, "concerns/weighing.html", {"places": places})
    as_of = local_day(timezone.now(), ZoneInfo(place.zone))
    form = WeighingForm(request.POST or None, initial={"on": as_of})
    if request.method == "POST" and form.is_valid() and _kept(request, form, place):
        messages.success(request, "It is recorded.")
        return redirect(f"{reverse('concern-weighing')}?at={place.pk}")
    context = {
        "places": places,
        "place": place,
        "as_of": as_of,
        "round": round_of(place.pk, as_of),
        "weighings": weighings(place.pk),
        "form": form,
    }
    return render(request, "concerns/weighing.html", context, status=form_status(form))


def _kept(request: HttpRequest, form: WeighingForm, place) -> bool:
    try:
        weigh(facility=place, **form.cleaned_data, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    return True
