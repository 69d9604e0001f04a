"""Requests for privileges: opened, filled in, handed in, recommended on, decided."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import add_days, add_months
from credenza.core.permissions import may
from credenza.core.privileges import Outcome
from credenza.core.privileges.steps import OPEN_REQUEST, REQUEST
from credenza.core.verdict import Refused
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import about
from credenza.office.practitioners.views.reach import file_of
from credenza.office.privileging.actions import grants
from credenza.office.privileging.actions import requests as acts
from credenza.office.privileging.forms.acts import NewRequestForm, WhyForm
from credenza.office.privileging.forms.asking import ITEM, AskForm
from credenza.office.privileging.forms.recommending import (
    STATIONS,
    SayingsForm,
    StationForm,
    TermForm,
)
from credenza.office.privileging.models import Request
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
from credenza.office.team.queries import actor_of, facilities
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
    return render(request, "privileging/request.html", _context(request, shown))


@needs(REQUEST_THEM)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill a request in; each tick is saved as it is made."""
    row = request_of(request, pk, REQUEST_THEM)
    if row.state != REQUEST.start:
        return redirect("privilege-request", pk)
    if request.method != "POST":
        return render(request, "privileging/ask_page.html", _asking(request, row))
    saved = save_ticks(request, row)
    if request.htmx:
        return _part(request, row, saved)
    if not saved.is_valid():
        context = _asking(request, row) | {"ask": saved}
        return render(request, "privileging/ask_page.html", context, status=422)
    if "hand_in" in request.POST:
        return _hand_in(request, row)
    messages.success(request, "Saved.")
    return redirect("privilege-ask", pk)


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


@needs("privilege:recommend")
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    """Recommend on each item asked for, at one's station."""
    row = request_of(request, pk, "privilege:recommend")
    shown = sheet(row, today(timezone.now()))
    says = SayingsForm(shown.undecided, request.POST or None)
    station = StationForm(request.POST or None, initial={"station": "chair"})
    if request.method == "POST" and all([says.is_valid(), station.is_valid()]):
        try:
            acts.recommend(
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
    context = _context(request, shown) | {"says": says, "first": station, "verb": "Recommend"}
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
    context = _context(request, shown) | {"says": says, "first": term, "verb": "Decide"}
    return render(request, "privileging/say.html", context)


def save_ticks(request: HttpRequest, row: Request) -> AskForm:
    """Save the items that were sent, those that read as they should; the form tells the rest."""
    form = AskForm(sheet(row, today(timezone.now())), request.POST)
    sound = {key: one.asked for key, one in form.forms.items() if one.is_valid()}
    if sound:
        acts.ask(request=row, lines=sound, by=actor_of(request), at=timezone.now())
    return form


def _part(request: HttpRequest, row: Request, saved: AskForm) -> HttpResponse:
    """One item again, with its criteria as they stand after the tick."""
    item = request.POST.get(ITEM, "")
    if item not in saved.forms:
        raise Http404
    fresh = AskForm(sheet(row, today(timezone.now())), None)
    shown = saved.forms[item]
    context = {"one": shown if shown.errors else fresh.forms[item], "saved": not shown.errors}
    return render(request, "privileging/ask_result.html", context)


def _hand_in(request: HttpRequest, row: Request) -> HttpResponse:
    try:
        acts.hand_in(request=row, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return redirect("privilege-ask", row.pk)
    messages.success(request, "Handed in.")
    return redirect("privilege-request", row.pk)


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


def _asking(request: HttpRequest, row: Request) -> dict:
    shown = sheet(row, today(timezone.now()))
    return _context(request, shown) | {"ask": AskForm(shown)}


def _context(request: HttpRequest, shown: RequestSheet) -> dict:
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


def _term(row: Request, day) -> dict:
    """Two years from today; a renewal begins where what is held ends."""
    rows = running(grants_of(row.practitioner_id, row.facility_id), day)
    last = rows.order_by("-ends_on").values_list("ends_on", flat=True).first()
    starts_on = add_days(last, 1) if row.kind == "renewal" and last else day
    ends_on = add_days(add_months(starts_on, 24), -1)
    return {"kind": "regular", "decided_on": day, "starts_on": starts_on, "ends_on": ends_on}
