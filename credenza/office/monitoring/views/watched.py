"""What the NPI registry says otherwise than the files, looked at and settled with a reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.screening.alerts import GONE, OPEN, SETTLED, STATES
from credenza.core.verdict import Refused
from credenza.office.monitoring.actions.watching import settle as settle_it
from credenza.office.monitoring.queries.watching import alerts
from credenza.office.monitoring.views.reach import alert_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("screening:see")
def watched(request: HttpRequest) -> HttpResponse:
    """What differs, that of consequence first."""
    actor, state = actor_of(request), request.GET.get("state", "")
    state = state if state in (OPEN, SETTLED, GONE) else OPEN
    rows = alerts(actor, state)
    if person := asked.number(request.GET.get("practitioner")):
        rows = rows.filter(practitioner=person)
    context = {
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "state": state,
        "states": STATES.items(),
    }
    return render(request, "monitoring/screening/watched.html", context)


@needs("screening:rule")
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why what differs needs nothing more."""
    alert = alert_of(request, pk, "screening:rule")
    reason = asked.words(request.POST.get("reason"))[:500]
    try:
        settle_it(alert=alert, reason=reason, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "Settled. It comes back when either side changes.")
    return redirect("watched")
