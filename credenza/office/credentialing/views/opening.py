"""Inviting to apply: one person, or everybody whose term ends in a window."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.calendar import add_months, month_end, month_start
from credenza.core.permissions import RIGHTS
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.inviting_many import invite_cohort, invite_one
from credenza.office.credentialing.forms.opening import ChooseForm, CohortForm, OpeningForm
from credenza.office.credentialing.queries.cohorts import KIND, preview
from credenza.office.credentialing.queries.kinds import is_for
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, departments, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import application_kinds

OPEN = "application:open"
FOUND = 20


@needs(OPEN)
def new(request: HttpRequest) -> HttpResponse:
    """Invite one person: whom, where and for what; then what the kind itself asks."""
    chosen = _chosen(request)
    if chosen is None:
        return render(request, "credentialing/new.html", _choosing(request))
    person, facility, kind = chosen
    asks = kind.asks if kind.asked_of == "office" else ()
    typed = request.POST if request.method == "POST" else None
    form = OpeningForm(typed, departments=departments(facility.pk), asks=asks)
    if request.method == "POST" and form.is_valid():
        opened = _opened(request, person, facility, kind, form)
        if opened is not None:
            return redirect("application", pk=opened.pk)
    context = {"person": person, "facility": facility, "kind": kind, "form": form}
    return render(request, "credentialing/new_of_kind.html", context)


@needs(OPEN)
def cohort(request: HttpRequest) -> HttpResponse:
    """A cohort: see who would be invited and who not, then invite all who are picked at once."""
    form = CohortForm(request.POST or request.GET or None, initial=_next_window())
    facilities = _facilities(request)
    facility = _facility(facilities, form)
    found = _preview(request, form, facility)
    if request.method == "POST" and facility and _invited(request, form, facility, found):
        return redirect("applications")
    context = {
        "form": form,
        "facilities": facilities,
        "facility": facility,
        "found": found,
        "can": [one for one in found if not one.excluded],
    }
    return render(request, "credentialing/cohort.html", context)


def _chosen(request: HttpRequest):
    """The person, facility and kind of the address; None while one is not chosen or not fitting."""
    form = ChooseForm(request.GET)
    if not form.is_valid():
        return None
    data = form.cleaned_data
    person = visible(actor_of(request), OPEN).filter(pk=data["person"]).first()
    facility = _facilities(request).filter(pk=data["facility"]).first()
    kind = application_kinds().get(data["kind"])
    if person is None or facility is None or kind is None:
        raise Http404
    return person, facility, kind


def _choosing(request: HttpRequest) -> dict[str, object]:
    """The first step: names that fit, then the kinds for that profession."""
    actor, words = actor_of(request), asked.words(request.GET.get("q"))
    rows = visible(actor, OPEN).order_by("last_name", "first_name", "id")
    person = rows.filter(pk=asked.number(request.GET.get("person")) or 0).first()
    last, _, first = words.partition(",")
    found = rows.filter(last_name__istartswith=last.strip(), first_name__istartswith=first.strip())
    return {
        "q": words,
        "person": person,
        "found": list(found[:FOUND]) if words and not person else (),
        "kinds": [
            one for one in application_kinds().values() if person and is_for(one, person.profession)
        ],
        "facilities": _facilities(request),
    }


def _opened(request: HttpRequest, person, facility, kind, form: OpeningForm):
    department = form.cleaned_data["department"]
    try:
        return invite_one(
            practitioner=person,
            facility=facility,
            kind=kind.key,
            department=departments(facility.pk).filter(pk=department or 0).first(),
            staff_category=form.cleaned_data["staff_category"],
            details=form.details(),
            by=actor_of(request),
            at=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return None


def _facilities(request: HttpRequest):
    return visible_facilities(actor_of(request), RIGHTS[OPEN].roles)


def _facility(facilities, form: CohortForm):
    return facilities.filter(pk=form.cleaned_data["facility"]).first() if form.is_valid() else None


def _preview(request: HttpRequest, form: CohortForm, facility):
    if facility is None:
        return ()
    data = form.cleaned_data
    return preview(actor_of(request), facility, data["since"], data["until"])


def _invited(request: HttpRequest, form: CohortForm, facility, found) -> bool:
    picked = {asked.number(one) for one in request.POST.getlist("pick")}
    people = [
        one.practitioner for one in found if not one.excluded and one.practitioner.pk in picked
    ]
    title = form.cleaned_data["title"] or f"Terms that end by {form.cleaned_data['until']:%B %Y}"
    try:
        opened, left = invite_cohort(
            practitioners=people,
            facility=facility,
            kind=KIND,
            title=title,
            by=actor_of(request),
            at=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return False
    messages.success(
        request, f"{len(opened)} applications were opened, and their invitations sent."
    )
    for one in left:
        messages.warning(request, f"{one.practitioner}: {one.why}")
    return True


def _next_window() -> dict[str, object]:
    """The month four months ahead: time enough to fill in, verify and decide."""
    first = month_start(add_months(today(timezone.now()), 4))
    return {"since": first, "until": month_end(first)}
