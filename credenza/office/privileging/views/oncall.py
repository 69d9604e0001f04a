"""The on-call list of the emergency department: tonight, by month, and keeping it."""

from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import add_months, local_day, month_start
from credenza.core.permissions import About, may
from credenza.core.verdict import Refused
from credenza.formats.oncall import COLUMNS, Listed, Unreadable, read_shifts, row_of
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.privileging.actions import oncall as acts
from credenza.office.privileging.forms.oncall import ServiceForm, ShiftForm, ShiftListForm
from credenza.office.privileging.models import CallService, Shift
from credenza.office.privileging.queries import oncall as calls
from credenza.office.privileging.queries.shifts import Unclear, shifts_of, who_is
from credenza.office.privileging.views.places import place_of, places_for, require_at
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.office.team.views import done, form_status

SEE, KEEP = "oncall:see", "oncall:keep"
SHOWN = 20


@needs(SEE)
def tonight(request: HttpRequest) -> HttpResponse:
    """Who is on call now, who follows, and what speaks against it."""
    context = _frame(request, SEE)
    if (place := context["place"]) is not None:
        context["services"] = calls.tonight(place, context["at"], context["as_of"])
        context["covered"] = sum(one.is_covered for one in context["services"])
        context["warned"] = sum(one.warns for one in context["services"])
    return render(request, "privileging/oncall/tonight.html", context)


@needs(SEE)
def month(request: HttpRequest) -> HttpResponse:
    """A month, day by day, to be printed; or its shifts as a spreadsheet."""
    context = _frame(request, SEE)
    first = _month(request, context["as_of"])
    context |= {"first": first, "before": add_months(first, -1), "after": add_months(first, 1)}
    if (place := context["place"]) is not None:
        context["services"], context["days"] = calls.month(place, first)
        if wanted(request):
            return spreadsheet(request, f"on-call-{first:%Y-%m}", COLUMNS, _rows(context))
    return render(request, "privileging/oncall/month.html", context)


@needs(KEEP)
def keep(request: HttpRequest) -> HttpResponse:
    """The specialties of the list, another one, and a list of shifts to take in."""
    context = _frame(request, KEEP)
    form, place = ServiceForm(request.POST or None), context["place"]
    if request.method == "POST" and place is not None and form.is_valid():
        require_at(request, KEEP, place.pk)
        done(request, acts.open_service, "It is on the list.", facility=place, **form.cleaned_data)
        return _to("oncall-keep", place)
    context |= {"form": form, "list_form": ShiftListForm(), "columns": COLUMNS}
    if place is not None:
        context["services"] = calls.services(place.pk, context["as_of"])
    status = form_status(form)
    return render(request, "privileging/oncall/keep.html", context, status=status)


@needs(KEEP)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a specialty off the list from today on."""
    service = get_object_or_404(CallService.objects.select_related("facility"), pk=pk)
    require_at(request, KEEP, service.facility_id)
    day = local_day(timezone.now(), ZoneInfo(service.facility.zone))
    done(request, acts.close_service, "It is off the list.", service=service, on=day)
    return _to("oncall-keep", service.facility)


@needs(KEEP)
def add(request: HttpRequest) -> HttpResponse:
    """Put somebody on call."""
    context = _frame(request, KEEP)
    place = context["place"]
    if place is None:
        return redirect("oncall-keep")
    rows = CallService.objects.filter(facility=place, closed_on=None)
    form = ShiftForm(request.POST or None, services=rows, zone=place.zone)
    if request.method == "POST" and form.is_valid() and _add(request, form, context):
        return _to("oncall", place)
    context["form"] = form
    return render(request, "privileging/oncall/add.html", context, status=form_status(form))


@needs(KEEP)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off call."""
    shift = get_object_or_404(Shift.objects.select_related("service__facility"), pk=pk)
    place = shift.service.facility
    require_at(request, KEEP, place.pk)
    done(request, acts.remove_shift, "Taken off the list.", shift=shift)
    return _to("oncall", place)


@needs(KEEP)
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take a list of shifts in, all of it or none."""
    context = _frame(request, KEEP)
    form, place = ShiftListForm(request.POST, request.FILES), context["place"]
    problems: list[str] = []
    if place is not None and form.is_valid():
        require_at(request, KEEP, place.pk)
        try:
            return _taken(request, form, context)
        except Unreadable as refusal:
            problems = refusal.problems
        except Refused as refusal:
            problems = [refusal.verdict.reason]
    context |= {
        "form": ServiceForm(),
        "list_form": form,
        "columns": COLUMNS,
        "problems": problems[:SHOWN],
        "more": max(0, len(problems) - SHOWN),
        "services": calls.services(place.pk, context["as_of"]) if place else [],
    }
    return render(request, "privileging/oncall/keep.html", context, status=422)


def _frame(request: HttpRequest, verb: str) -> dict:
    """The facility, its day and its time, for a page about it."""
    places, at = places_for(request, verb), timezone.now()
    place = place_of(request, places)
    zone = ZoneInfo(place.zone) if place else timezone.get_current_timezone()
    here = About(facilities=frozenset({place.pk})) if place else About()
    return {
        "places": places,
        "place": place,
        "zone": zone,
        "at": at,
        "clock": at.astimezone(zone).replace(tzinfo=None),
        "as_of": local_day(at, zone),
        "may_keep": bool(may(actor_of(request), KEEP, here)),
    }


def _add(request: HttpRequest, form: ShiftForm, context: dict) -> bool:
    data, place = form.cleaned_data, context["place"]
    require_at(request, KEEP, place.pk)
    try:
        person = who_is(place.pk, data["who"], context["as_of"])
        shift = Shift(
            service=data["service"],
            practitioner_id=person.pk,
            place=data["place"],
            starts_at=data["starts"],
            ends_at=data["ends"],
            phone=data["phone"],
            note=data["note"],
        )
        acts.add_shift(shift=shift, by=actor_of(request), at=timezone.now())
    except Unclear as unclear:
        form.add_error("who", str(unclear)[:1].upper() + str(unclear)[1:])
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
    else:
        messages.success(request, f"{person.name} is on call.")
        return True
    return False


def _taken(request: HttpRequest, form: ShiftListForm, context: dict) -> HttpResponse:
    place, day = context["place"], context["as_of"]
    rows = read_shifts(form.cleaned_data["file"].read())
    shifts = shifts_of(rows, place, calls.services(place.pk, day), day)
    count = acts.import_shifts(shifts=shifts, by=actor_of(request), at=timezone.now())
    messages.success(request, f"{count} shifts were taken in.")
    return _to("oncall-month", place, f"&month={rows[0].starts:%Y-%m}")


def _month(request: HttpRequest, day: date) -> date:
    try:
        return date.fromisoformat(f"{request.GET.get('month', '')[:7]}-01")
    except ValueError:
        return month_start(day)


def _rows(context: dict) -> list[tuple[object, ...]]:
    """The month's shifts, each once, as they can be taken in again."""
    zone, seen = context["zone"], {}
    for _, cells in context["days"]:
        for _, shifts in cells:
            seen |= {one.pk: one for one in shifts}
    titles = {one.pk: one.title for one in context["services"]}
    return [row_of(_listed(one, titles, zone)) for one in seen.values()]


def _listed(one: Shift, titles: dict[int, str], zone: ZoneInfo) -> Listed:
    person = one.practitioner
    starts, ends = (at.astimezone(zone).replace(tzinfo=None) for at in (one.starts_at, one.ends_at))
    npi = person.npi or ""
    title = titles[one.service_id]
    return Listed(0, title, str(person), npi, starts, ends, one.place, one.phone, one.note)


def _to(name: str, place, more: str = "") -> HttpResponse:
    return redirect(f"{reverse(name)}?at={place.pk}{more}")
