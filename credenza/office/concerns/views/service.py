"""How well those who tell concerns are served: days, limits kept, answers, by month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.concerns.kinds import KINDS, PATIENT
from credenza.core.permissions import RIGHTS
from credenza.office.concerns.queries.service import service
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.case_letters import service_policy

VERB = "concern:service"
HEADERS = ("Month", "Cases", "Average days to close", "Acknowledged in time, %", "In limits, %")


@needs(VERB)
def served(request: HttpRequest) -> HttpResponse:
    """The last months of one kind, at one facility or at all of one's own; as a spreadsheet too."""
    actor, policy = actor_of(request), service_policy()
    places = visible_facilities(actor, RIGHTS[VERB].roles)
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else PATIENT
    place = places.filter(pk=asked.number(request.GET.get("facility")) or 0).first()
    found = service(actor, kind, today(timezone.now()), place and place.pk)
    if wanted(request):
        return spreadsheet(request, "service", HEADERS, map(_row, found.months))
    context = {
        "found": found,
        "questions": [(policy.questions[key], share) for key, share in found.content.items()],
        "policy": policy,
        "kinds": KINDS,
        "kind": kind,
        "places": places,
        "place": place,
    }
    return render(request, "concerns/intake/service.html", context)


def _row(month) -> tuple:
    return (
        month.first,
        month.cases,
        month.days if month.days is None else round(month.days, 1),
        month.acknowledged.percent,
        month.within.percent,
    )
