"""What is said on each item of a request: recommended at a station, decided by the board."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.calendar import add_days, add_months
from credenza.core.verdict import Refused
from credenza.office.practitioners.queries.days import today
from credenza.office.privileging.actions import grants, requests
from credenza.office.privileging.forms.recommending import SayingsForm, StationForm, TermForm
from credenza.office.privileging.models import Request
from credenza.office.privileging.queries.grants import grants_of, running
from credenza.office.privileging.queries.requests import sheet
from credenza.office.privileging.views.reach import request_of
from credenza.office.privileging.views.requests import KEEP, context_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("privilege:recommend")
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    """Recommend on each item asked for, at one's station."""
    row = request_of(request, pk, "privilege:recommend")
    shown = sheet(row, today(timezone.now()))
    says = SayingsForm(shown.undecided, request.POST or None)
    station = StationForm(request.POST or None, initial={"station": "chair"})
    if request.method == "POST" and all([says.is_valid(), station.is_valid()]):
        try:
            requests.recommend(
                request=row,
                station=station.cleaned_data["station"],
                lines=says.lines,
                by=actor_of(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            station.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Your recommendation is recorded.")
            return redirect("privilege-request", pk)
    context = context_of(request, shown) | {"says": says, "first": station, "verb": "Recommend"}
    return render(request, "privileging/say.html", context)


@needs(KEEP)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision on each item, and grant what is granted."""
    row = request_of(request, pk, KEEP)
    day = today(timezone.now())
    shown = sheet(row, day)
    says = SayingsForm(shown.undecided, request.POST or None, "Decision")
    term = TermForm(request.POST or None, initial=_term(row, day))
    if request.method == "POST" and all([says.is_valid(), term.is_valid()]):
        try:
            given = grants.decide(
                request=row,
                lines=says.lines,
                by=actor_of(request),
                at=timezone.now(),
                **term.cleaned_data,
            )
        except Refused as refusal:
            term.add_error(None, refusal.verdict.reason)
        else:
            messages.success(
                request, f"{len(given)} granted. What is new is evaluated from its first day."
            )
            return redirect("practitioner-privileges", row.practitioner_id)
    context = context_of(request, shown) | {"says": says, "first": term, "verb": "Decide"}
    return render(request, "privileging/say.html", context)


def _term(row: Request, day: date) -> dict:
    """Two years from today; a renewal begins where what is held ends."""
    rows = running(grants_of(row.practitioner_id, row.facility_id), day)
    last = rows.order_by("-ends_on").values_list("ends_on", flat=True).first()
    starts_on = add_days(last, 1) if row.kind == "renewal" and last else day
    ends_on = add_days(add_months(starts_on, 24), -1)
    return {"kind": "regular", "decided_on": day, "starts_on": starts_on, "ends_on": ends_on}
