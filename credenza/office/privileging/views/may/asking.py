"""The question and its answer, for whoever signed in and for devices with a link."""

import time
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from credenza.core.calendar import local_day
from credenza.core.permissions import may_somewhere
from credenza.office.privileging.devices import (
    COOKIE,
    LOOKUP,
    PATH,
    PLACE_COOKIE,
    Asker,
    asker,
    asks_too_often,
    keep,
    log,
)
from credenza.office.privileging.queries.lookup import Reply, lines_of, reply, who_may
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import public

LONGEST = 60


@public
def ask(request: HttpRequest) -> HttpResponse:
    """May they? By name, by procedure, or by both in one sentence."""
    who = asker(request)
    if who is None:
        return _stranger(request)
    if asks_too_often(request):
        return render(request, "privileging/may/too_often.html", status=429)
    place, began = who.place(request), time.perf_counter()
    context = {"who": who, "place": place, "typed": request.GET.get("q", "").strip()[:LONGEST]}
    if place is not None:
        context |= _answered(request, place, context["typed"])
        _note(who, place, context, time.perf_counter() - began)
    response = render(request, "privileging/may/ask.html", context)
    if place is not None and request.COOKIES.get(PLACE_COOKIE) != str(place.pk):
        keep(response, PLACE_COOKIE, str(place.pk))
    return response


ask.opens_to = LOOKUP  # the rail shows the room to those who may ask after signing in


def _answered(request: HttpRequest, place, typed: str) -> dict:
    zone = ZoneInfo(place.zone)
    at = timezone.now()
    day = local_day(at, zone)
    told = {"clock": at.astimezone(zone).replace(tzinfo=None), "as_of": day, "reply": None}
    if (person := request.GET.get("who", "")).isdecimal():
        listed, lines = lines_of(place.pk, int(person[:18]), day)
        return told | {"person": listed, "lines": lines, "asked": True}
    if procedure := request.GET.get("what", "")[:LONGEST]:
        return told | {"reply": who_may(place.pk, procedure, day), "asked": True}
    if typed:
        found = reply(place.pk, typed, day)
        return told | _alone(place, found, day) | {"reply": found, "asked": True}
    return told


def _alone(place, found: Reply, day) -> dict:
    """One person and nothing else is meant: what they may do is shown at once."""
    if len(found.people) != 1 or found.procedures:
        return {}
    person, lines = lines_of(place.pk, found.people[0].pk, day)
    return {"person": person, "lines": lines}


def _stranger(request: HttpRequest) -> HttpResponse:
    """Somebody who may not ask: without the right, with a withdrawn link, or nobody we know."""
    if COOKIE in request.COOKIES:
        response = render(request, "privileging/may/withdrawn.html")
        response.delete_cookie(COOKIE, path=PATH)
        return response
    if request.user.is_authenticated:
        raise PermissionDenied(may_somewhere(actor_of(request), LOOKUP).reason)
    query = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse('account_login')}?{query}")


def _note(who: Asker, place, context: dict, seconds: float) -> None:
    """A line for the log: who asked where and how long it took, and never what was typed."""
    if context.get("asked"):
        found, person = context["reply"], context.get("person")
        kind = "person" if person else "nothing" if not found else "list"
        link = who.link.pk if who.link else "-"
        log.info("asked at=%s link=%s found=%s ms=%d", place.pk, link, kind, seconds * 1000)
