"""A concern told within the office: by a colleague, or written down for somebody who calls."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.concerns.telling import state_told, what_next
from credenza.core.permissions import RIGHTS, Actor
from credenza.core.verdict import Refused
from credenza.office.concerns.actions.intake import Receipt, report
from credenza.office.concerns.forms.intake import ColleagueForm, TelephoneForm
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.doors import TELLER, door_of
from credenza.office.concerns.views.files import examined_all
from credenza.office.concerns.views.front import NAMELESS
from credenza.office.ledger.origin import current_origin, origin
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, facilities, visible_facilities
from credenza.office.team.rights import needs


@needs("concern:report")
def colleague(request: HttpRequest) -> HttpResponse:
    """A colleague tells something; namelessly, if they would rather."""
    places = facilities()
    place = _place(request, places)
    form = ColleagueForm(request.POST or None, request.FILES or None, facility=place)
    if request.method == "POST" and form.is_valid():
        nameless = form.cleaned_data["nameless"]
        by = TELLER if nameless else actor_of(request)
        told = form.told(None if nameless else by.id)
        with origin(NAMELESS if nameless else current_origin()):
            receipt = _reported(form, told, place, "staff", by=by)
        if receipt is not None:
            return received(request, receipt)
    return _page(request, "concerns/intake/report.html", places, place, form)


@needs("concern:letters")
def telephone(request: HttpRequest) -> HttpResponse:
    """What somebody told by telephone, at the desk or on paper, written down for them."""
    actor = actor_of(request)
    places = visible_facilities(actor, RIGHTS["concern:letters"].roles)
    place = _place(request, places)
    form = TelephoneForm(request.POST or None, request.FILES or None, facility=place)
    if request.method == "POST" and form.is_valid():
        receipt = _reported(form, form.told(), place, "telephone", by=actor)
        if receipt is not None:
            return received(request, receipt)
    return _page(request, "concerns/intake/telephone.html", places, place, form)


@needs("concern:report")
def own(request: HttpRequest) -> HttpResponse:
    """What a person has told with their name, and where it stands; never what was found."""
    rows = Case.objects.filter(parties__role="reporter", parties__user=request.user)
    found = rows.select_related("facility").distinct().order_by("-received_at", "-id")
    told = [(one, state_told(one.kind, one.state)) for one in found]
    return render(request, "concerns/intake/own_reports.html", {"told": told})


def _place(request: HttpRequest, places):
    chosen = asked.number(request.POST.get("facility") or request.GET.get("facility"))
    return places.filter(pk=chosen or 0).first() or places.first()


def _reported(form, told, place, channel: str, *, by: Actor) -> Receipt | None:
    at = timezone.now()
    handed = examined_all(form, by=by, at=at)
    if form.errors:
        return None
    try:
        return report(
            told=told,
            facility=place,
            department=form.cleaned_data["department"],
            channel=channel,
            handed=handed,
            received_at=form.cleaned_data.get("received_at"),
            sending=form.cleaned_data["sending"],
            by=by,
            at=at,
        )
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return None


def received(request: HttpRequest, receipt: Receipt) -> HttpResponse:
    """The page that shows the key once, and what happens next."""
    context = {
        "case": receipt.case,
        "key": receipt.key,
        "steps": what_next(receipt.case.kind),
        "door": door_of(receipt.case.facility_id),
    }
    response = render(request, "concerns/intake/reported.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, template: str, places, place, form) -> HttpResponse:
    if place is None:
        return redirect("concerns")
    context = {"places": places, "place": place, "form": form, "door": door_of(place.pk)}
    return render(request, template, context, status=422 if form.errors else 200)
