"""Privileges in a practitioner's file: held, asked for, compared, and what happens to them."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import end_of_day, long_date
from credenza.core.permissions import may
from credenza.core.verdict import Refused
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import about, places_within
from credenza.office.practitioners.queries.sheet import sheet_as_of
from credenza.office.practitioners.views.reach import file_of
from credenza.office.privileging.actions import grants as acts
from credenza.office.privileging.forms.acts import ChangeForm, RelinquishForm, SuspendForm
from credenza.office.privileging.models import Grant
from credenza.office.privileging.queries.comparing import compared
from credenza.office.privileging.queries.grants import Held, granted, held
from credenza.office.privileging.queries.past import granted_as_known
from credenza.office.privileging.queries.requests import open_requests
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, setting
from credenza.office.team.rights import needs

# Title, act and form of each change, and the word on its button.
CHANGES = {
    "suspend": ("Suspend privileges", acts.suspend, SuspendForm, "Suspend"),
    "lift": ("Lift the suspension", acts.lift, ChangeForm, "Lift it"),
    "relinquish": ("Privileges given up", acts.relinquish, RelinquishForm, "Record it"),
    "end": ("End privileges", acts.end, ChangeForm, "End them"),
}


@needs("privilege:see")
def privileges(request: HttpRequest, pk: int) -> HttpResponse:
    """What is held now, on what conditions, until when; what was held; what is asked for."""
    person = file_of(request, pk, "privilege:see")
    day, found = _as_asked(request, person)
    shown = [one for one in found if _is_within(request, pk, one.grant.facility_id)]
    context = _head(request, person) | {
        "as_of": day,
        "past": day != today(timezone.now()),
        "places": _by_place([one for one in shown if _runs(one.grant, day)]),
        "ahead": [one for one in shown if one.grant.starts_on > day],
        "over": [one for one in shown if one.grant.ends_on < day],
        "requests": open_requests(pk).select_related("facility"),
        "changes": [(key, word) for key, (_, _, _, word) in CHANGES.items()],
    }
    return render(request, "privileging/file.html", context)


@needs("privilege:see")
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """The same items at every facility within the reader's reach, side by side."""
    person = file_of(request, pk, "privilege:see")
    day = today(timezone.now())
    shown = [
        one for one in granted(pk, None, day) if _is_within(request, pk, one.grant.facility_id)
    ]
    context = _head(request, person) | {"comparison": compared(shown), "as_of": day}
    return render(request, "privileging/compare.html", context)


@needs("privilege:keep")
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Suspend, lift, give up or end the picked privileges: asked why first, then done."""
    person = file_of(request, pk, "privilege:keep")
    verb = request.POST.get("verb", "")
    picked = _picked(request, pk)
    if verb not in CHANGES or not picked:
        messages.info(request, "Pick privileges first, then choose what happens to them.")
        return redirect("practitioner-privileges", pk)
    title, act, form_class, word = CHANGES[verb]
    at = timezone.now()
    sent = request.POST if "on" in request.POST else None
    form = form_class(sent, initial={"on": today(at)})
    if sent is not None and form.is_valid():
        rows = [one.grant for one in picked]
        try:
            act(grants=rows, by=actor_of(request), at=at, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "Recorded with your reason; the lookup answers by it.")
            return redirect("practitioner-privileges", pk)
    context = {
        "person": person,
        "title": title,
        "word": word,
        "verb": verb,
        "form": form,
        "picked": picked,
    }
    return render(request, "privileging/change.html", context)


def _as_asked(request: HttpRequest, person) -> tuple[date, list[Held]]:
    """The day asked for with what was known then; without one, today."""
    now = today(timezone.now())
    day = asked.day(request.GET.get("as_of"))
    if day is not None and day < now:
        at = end_of_day(day, ZoneInfo(setting("zone")))
        sheet = sheet_as_of(person.pk, at)
        if sheet is not None:
            return day, granted_as_known(sheet, at, day)
        messages.info(request, f"There was no file of {person} on {long_date(day)}.")
    return now, granted(person.pk, None, now, over=True)


def _runs(grant: Grant, day: date) -> bool:
    return grant.starts_on <= day <= grant.ends_on


def _is_within(request: HttpRequest, pk: int, facility: int) -> bool:
    """Whether the reader may know what is held at a facility; one's own is held everywhere."""
    actor = actor_of(request)
    within = places_within(actor, "privilege:see")
    return actor.practitioner == pk or within is None or facility in within


def _by_place(rows: Sequence[Held]) -> list[tuple[object, list[Held]]]:
    places: dict[int, tuple[object, list[Held]]] = {}
    for one in rows:
        places.setdefault(one.grant.facility_id, (one.grant.facility, []))[1].append(one)
    return list(places.values())


def _picked(request: HttpRequest, pk: int) -> list[Held]:
    numbers = [asked.number(one) for one in request.POST.getlist("pick")]
    rows = Grant.objects.filter(practitioner=pk, pk__in=[one for one in numbers if one])
    within = places_within(actor_of(request), "privilege:keep")
    if within is not None:
        rows = rows.filter(facility__in=within)
    return held(rows, today(timezone.now()))


def _head(request: HttpRequest, person) -> dict:
    actor, file = actor_of(request), about(person.pk)
    return {
        "person": person,
        "tab": "privileges",
        "may_file": may(actor, "practitioner:see", file),
        "may_edit": may(actor, "practitioner:edit", file),
        "may_history": may(actor, "practitioner:history", file),
        "may_keep": may(actor, "privilege:keep", file),
        "may_request": may(actor, "privilege:request", file),
    }
