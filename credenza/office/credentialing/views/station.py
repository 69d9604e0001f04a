"""The stations: what waits for whom may speak, and the page on which they do."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.permissions import may
from credenza.office.credentialing.actions.stations import speak
from credenza.office.credentialing.beside import beside
from credenza.office.credentialing.forms.station import BodyForm, StationForm
from credenza.office.credentialing.models import Application, Station
from credenza.office.credentialing.queries.holders import is_body, may_speak, open_stations
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.scope import about
from credenza.office.credentialing.queries.summary import Summary, may_read, summary
from credenza.office.credentialing.queries.ways import open_station, stations_of
from credenza.office.credentialing.views.acting import first_error, tried
from credenza.office.credentialing.views.reach import application_of
from credenza.office.ledger.actions import record_refusal
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

RECOMMEND = "application:recommend"


@needs(RECOMMEND)
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for this person's word, the longest waiting first."""
    rows = open_stations(actor_of(request))
    page = page_of(rows, request.GET.get("page"), total=rows.order_by().count())
    context = {"page": page, "as_of": today(timezone.now())}
    return render(request, "credentialing/waiting.html", context)


@needs(RECOMMEND)
def station(request: HttpRequest, pk: int) -> HttpResponse:
    """The summary for the station at which the application lies, and its word."""
    one = application_of(request, pk, RECOMMEND)
    _require_reader(request, one)
    here = open_station(one)
    if here is None:
        return render(request, "credentialing/station_over.html", _over(request, one))
    told = summary(one, here, today(timezone.now()))
    form = _form(request, here, told)
    if request.method == "POST":
        if _spoken(request, here, form):
            return redirect("stations")
        if form.is_valid():
            return redirect("application-station", pk=pk)
    return render(request, "credentialing/station.html", _context(request, one, here, told, form))


def _require_reader(request: HttpRequest, one: Application) -> None:
    actor = actor_of(request)
    if may_read(actor, one):
        return
    why = "This person holds none of its stations."
    record_refusal(
        RECOMMEND, by=actor, at=timezone.now(), why=why, practitioner=one.practitioner_id
    )
    raise Http404


def _form(request: HttpRequest, here: Station, told: Summary) -> StationForm:
    kind = BodyForm if is_body(here) else StationForm
    lines = [(line.item.key, line.item.title) for line in told.lines if line.decision is None]
    return kind(request.POST if request.method == "POST" else None, lines=lines)


def _spoken(request: HttpRequest, here: Station, form: StationForm) -> bool:
    if not form.is_valid():
        messages.error(request, first_error(form))
        return False
    act = lambda: speak(  # noqa: E731
        station=here, said=form.said(), by=actor_of(request), at=timezone.now()
    )
    return tried(request, act, f"Recorded: {here}.")


def _context(request, one: Application, here: Station, told: Summary, form) -> dict[str, object]:
    actor = actor_of(request)
    return {
        "application": one,
        "kind": kind_of(one),
        "station": here,
        "told": told,
        "form": form,
        "is_body": is_body(here),
        "may_speak": may_speak(actor, here, one),
        "may_see": may(actor, "application:see", about(one)),
        "as_of": today(timezone.now()),
        "beside": beside(one, actor, today(timezone.now())),
    }


def _over(request: HttpRequest, one: Application) -> dict[str, object]:
    return {"application": one, "kind": kind_of(one), "stations": stations_of(one)}
