"""Today: what must be done, by whom, by when, and why."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from credenza.core.permissions import OFFICE, RIGHTS, may
from credenza.core.verdict import Refused
from credenza.formats.charts.burndown import Burndown, burndown
from credenza.office.credentialing.queries.overview import waiting_for
from credenza.office.credentialing.queries.waiting import waiting
from credenza.office.desk.actions import assign
from credenza.office.desk.queries.today import WHOSE, Queue, burn_down
from credenza.office.practitioners.queries import work
from credenza.office.practitioners.queries.days import today as office_day
from credenza.office.practitioners.queries.scope import visible
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team import asked
from credenza.office.team.context import first_room
from credenza.office.team.queries import actor_of, colleagues
from credenza.office.team.rights import needs

HEADERS = ("State", "Last name", "First name", "Facility", "Requirement", "Why", "Citation", "By")


@needs("account:keep")
def home(request: HttpRequest) -> HttpResponse:
    """To the first room that this person may enter; from one's own file on to what waits there."""
    actor = actor_of(request)
    begins = first_room(actor)
    if begins == reverse("my-file") and (asked_of_me := waiting_for(actor)):
        return redirect("portal-application", asked_of_me[0].pk)
    return redirect(begins)


@needs("today:see")
def today(request: HttpRequest) -> HttpResponse:
    """The queue: the gravest first, whole or of one kind, the team's or one's own."""
    actor, as_of = actor_of(request), office_day(timezone.now())
    whose, kind = request.GET.get("whose", ""), request.GET.get("kind", "")
    queue = Queue(actor, as_of, whose, kind)
    if wanted(request):
        return spreadsheet(request, "today", HEADERS, queue.rows())
    page = page_of(queue.ranked, request.GET.get("page"), total=queue.total)
    context = {
        "as_of": as_of,
        "whose": whose,
        "choices": WHOSE.items(),
        "kind": queue.kind,
        "groups": queue.groups,
        "total": sum(one.total for one in queue.groups),
        "late": sum(one.late for one in queue.groups),
        "page": page,
        "items": queue.items(page.object_list),
        "overnight": queue.overnight,
        "consequences": work.consequences(actor, "proposed").count(),
        "applications": waiting(actor, as_of),
        "colleagues": colleagues(),
        "may_export": may(actor, "practitioner:export"),
        "may_import": actor.scope(RIGHTS["roster:import"].roles).everywhere,
        "is_new_office": not queue.groups and not visible(actor, "practitioner:list").exists(),
    }
    context |= _drawn(burn_down(actor.facilities(OFFICE), as_of - timedelta(days=7)))
    return render(request, "desk/today.html", context)


def _drawn(days: list[tuple[date, int]]) -> dict:
    if not days:
        return {}
    work_left = Burndown(days[0][0], days[-1][0], tuple(left for _, left in days))
    return {"burn_down": days, "burn_down_chart": burndown(work_left, title="Open work by day")}


@needs("work:assign")
@require_POST
def assign_work(request: HttpRequest) -> HttpResponse:
    """Give the picked rows to somebody, oneself, or nobody."""
    actor, chosen = actor_of(request), request.POST.get("to", "")
    to = actor.id if chosen == "me" else asked.number(chosen)
    keys = [asked.words(key) for key in request.POST.getlist("pick")]
    try:
        given = assign(keys=keys, to=to, by=actor, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, f"{given} pieces of work are {'assigned' if to else 'free'}.")
    back = request.POST.get("then", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, None) else "today")
