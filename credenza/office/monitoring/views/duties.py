"""What follows where a practitioner is the one on a list: done, or lifted with a reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import may
from credenza.core.screening.duties import DONE, LIFTED, OPEN
from credenza.core.verdict import Refused
from credenza.office.monitoring.actions import duties as acts
from credenza.office.monitoring.queries.following import duties_within, grouped
from credenza.office.monitoring.views.reach import duty_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

DECISIONS = {"done": acts.do, "lift": acts.lift}
STATES = {"open": (OPEN,), "over": (DONE, LIFTED)}


@needs("screening:see")
def duties(request: HttpRequest) -> HttpResponse:
    """What is to be done, or was, the first due first."""
    actor, state = actor_of(request), request.GET.get("state", "")
    state = state if state in STATES else "open"
    rows = duties_within(actor, "screening:see", *STATES[state])
    if person := asked.number(request.GET.get("practitioner")):
        rows = rows.filter(practitioner=person)
    page = Paginator(rows, 60).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "groups": grouped(page.object_list),
        "state": state,
        "as_of": today(timezone.now()),
        "may_decide": may(actor, "consequence:decide"),
    }
    return render(request, "monitoring/screening/duties.html", context)


@needs("consequence:decide")
@require_POST
def decide(request: HttpRequest, pk: int, decision: str) -> HttpResponse:
    """Say that it was done, or that it does not follow, and how or why."""
    if decision not in DECISIONS:
        raise Http404
    duty = duty_of(request, pk, "consequence:decide")
    reason = asked.words(request.POST.get("reason"))[:500]
    try:
        DECISIONS[decision](duty=duty, reason=reason, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "Recorded.")
    return redirect("duties")
