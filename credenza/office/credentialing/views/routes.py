"""The ways of applications at a facility: as shipped, or the facility's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from credenza.core.permissions import RIGHTS
from credenza.office.credentialing.actions.routing import choose_route
from credenza.office.credentialing.queries.ways import own_routes
from credenza.office.credentialing.views.acting import tried
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import application_kinds
from credenza.packs.loader import routes as ways

EDIT = "office:edit"


@needs(EDIT)
def routes(request: HttpRequest) -> HttpResponse:
    """Which way each kind of application goes at a facility, and choosing another."""
    facilities = visible_facilities(actor_of(request), RIGHTS[EDIT].roles)
    wanted = asked.number((request.POST or request.GET).get("facility"))
    facility = facilities.filter(pk=wanted or 0).first() or facilities.first()
    if request.method == "POST" and facility is not None:
        return _chosen(request, facility)
    own = own_routes(facility) if facility else {}
    rows = [(kind, own.get(kind.key, kind.route)) for kind in application_kinds().values()]
    context = {
        "facilities": facilities,
        "facility": facility,
        "rows": rows,
        "ways": ways().values(),
    }
    return render(request, "credentialing/routes.html", context)


def _chosen(request: HttpRequest, facility) -> HttpResponse:
    act = lambda: choose_route(  # noqa: E731
        facility=facility,
        kind=request.POST.get("kind", ""),
        route=request.POST.get("route", ""),
        by=actor_of(request),
        at=timezone.now(),
    )
    tried(request, act, "From now on they go that way.")
    return redirect(f"{reverse('application-routes')}?facility={facility.pk}")
