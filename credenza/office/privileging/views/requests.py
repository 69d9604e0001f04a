"""Requests for privileges: opened, filled in, handed in, recommended on, decided."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import may
from credenza.core.privileges import Outcome
from credenza.core.privileges.steps import OPEN_REQUEST, REQUEST
from credenza.core.verdict import Refused
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import about
from credenza.office.practitioners.views.reach import file_of
from credenza.office.privileging.actions import requests as acts
from credenza.office.privileging.forms.acts import NewRequestForm, WhyForm
from credenza.office.privileging.forms.recommending import (
    STATIONS,
)
from credenza.office.privileging.queries.grants import grants_of, running
from credenza.office.privileging.queries.requests import (
    RequestSheet,
    forms_for,
    open_requests,
    sheet,
    visible_requests,
)
from credenza.office.privileging.views.reach import request_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, facilities, scope_of
from credenza.office.team.rights import needs

SEE, KEEP, REQUEST_THEM = "privilege:requests", "privilege:keep", "privilege:request"
RETURNED = {"return": (acts.give_back, KEEP), "withdraw": (acts.withdraw, REQUEST_THEM)}


@needs(SEE)
def listed(request: HttpRequest) -> HttpResponse:
    """Requests that are open, and those decided lately."""
    rows = visible_requests(actor_of(request), SEE)
    state = request.GET.get("state", "")
    state = state if state in REQUEST.states else ""
    chosen = rows.filter(state=state) if state else rows.filter(state__in=OPEN_REQUEST)
    context = {
        "page": Paginator(chosen, 50).get_page(request.GET.get("page")),
        "state": state,
        "states": REQUEST.states,
        "handed_in": rows.filter(state="handed_in").count(),
        "own": actor_of(request).practitioner,
        "only_own": not scope_of(actor_of(request), SEE),
    }
    return render(request, "privileging/requests.html", context)


@needs(REQUEST_THEM)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the facility, the kind and the forms, and open a request."""
    person = file_of(request, pk, REQUEST_THEM)
    day = today(timezone.now())
    places = facilities().filter(pk__in=person.appointments.values("facility"))
    chosen = asked.number(request.GET.get("facility"))
    facility = places.first() if chosen is None else get_object_or_404(places, pk=chosen)
    versions = forms_for(person, facility, day) if facility else []
    form = NewRequestForm(
        request.POST or None, versions=versions, initial=_suggested(person, facility, day)
    )
    if request.method == "POST" and facility and form.is_valid():
        wanted = form.cleaned_data["forms_asked"]
        try:
            one = acts.open_request(
                practitioner=person,
                facility=facility,
                kind=form.cleaned_data["kind"],
                forms=[version for version in versions if str(version.pk) in wanted],
                by=actor_of(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return redirect("privilege-ask", one.pk)
    context = {"person": person, "places": places, "facility": facility, "form": form}
    context |= {"versions": versions, "open": open_requests(person, facility)}
    return render(request, "privileging/new_request.html", context)


@needs(SEE)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """The request beside its criteria: what is asked, what is met, what was said of it."""
    row = request_of(request, pk, SEE)
    shown = sheet(row, today(timezone.now()))
    return render(request, "privileging/request.html", context_of(request, shown))


@needs(KEEP)
@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a request to be changed, with the reason."""
    return _with_reason(request, pk, "return")


@needs(REQUEST_THEM)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a request, with the reason."""
    return _with_reason(request, pk, "withdraw")


def _with_reason(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    act, right = RETURNED[verb]
    row = request_of(request, pk, right)
    form = WhyForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        act(request=row, reason=reason, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "Recorded with the reason.")
    return redirect("privilege-request", pk)


def context_of(request: HttpRequest, shown: RequestSheet) -> dict:
    row, actor = shown.request, actor_of(request)
    file, state = about(row.practitioner_id), row.state
    own = actor.practitioner == row.practitioner_id
    return {
        "sheet": shown,
        "row": row,
        "person": row.practitioner,
        "state": REQUEST.states[state],
        "as_of": shown.as_of,
        "own": own,
        "may_file": may(actor, "practitioner:see", file),
        "met": shown.count(Outcome.MET),
        "person_count": shown.count(Outcome.PERSON),
        "not_met": shown.count(Outcome.NOT_MET),
        "stations": STATIONS | {"decision": "Decision"},
        **{
            f"can_{step.verb}": bool(may(actor, step.right, file))
            for step in REQUEST.open_from(state)
        },
    }


def _suggested(person, facility, day) -> dict:
    """A renewal of the forms on which something is held there; else what is new."""
    if facility is None:
        return {}
    held = running(grants_of(person, facility), day).values_list("form_version__form", flat=True)
    known = set(held.order_by("form_version__form").distinct())
    own = forms_for(person, facility, day)
    picked = [str(one.pk) for one in own if one.form in known] or [
        str(one.pk) for one in own[:1] if not known
    ]
    return {"kind": "renewal" if known else "initial", "forms_asked": picked}
