"""The clocks of each kind at a facility, and the office's own shorter ones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from credenza.core.permissions import RIGHTS
from credenza.office.concerns.actions.clocks import tighten
from credenza.office.concerns.forms.clocks import ClocksForm
from credenza.office.concerns.queries.clocks import own_clocks
from credenza.office.concerns.views.acting import filled, who
from credenza.office.practitioners.queries.days import today
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs

KEEP = "concern:clocks"


@needs(KEEP)
def clocks(request: HttpRequest) -> HttpResponse:
    """Every clock with its source; a facility may tighten it and never loosen it."""
    within = visible_facilities(actor_of(request), RIGHTS[KEEP].roles)
    number = asked.number(request.GET.get("facility"))
    facility = within.first() if number is None else get_object_or_404(within, pk=number)
    as_of = today(timezone.now())
    own = own_clocks(facility.pk) if facility else {}
    form = ClocksForm(own, as_of, request.POST or None)
    act = lambda: tighten(facility=facility, clocks=form.chosen(), **who(request))  # noqa: E731
    if facility and filled(request, form, act, "The clocks are set, for open cases too."):
        return redirect(f"{request.path}?facility={facility.pk}")
    context = {"form": form, "facility": facility, "facilities": within}
    return render(request, "concerns/clocks_kept.html", context)
