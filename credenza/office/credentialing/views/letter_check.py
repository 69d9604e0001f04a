"""The page at which anybody who holds a letter sees whether it is ours; and its switch."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from credenza.core.calendar import local_day
from credenza.core.permissions import RIGHTS, Actor
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions import letter_checks as acts
from credenza.office.credentialing.queries.affiliations import visible_checks
from credenza.office.credentialing.queries.letter_checks import (
    MODES,
    STANDING,
    checked,
    mode_of,
    standing_today,
)
from credenza.office.ledger.actions import record
from credenza.office.team import asked
from credenza.office.team.often import too_often
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs, public

HOLDER = Actor(None, "the holder of a letter")
A_MINUTE, OFTEN = 60, 20
"""Seconds, and how often in them one network address may ask."""


@public
@require_GET
def check(request: HttpRequest, text: str) -> HttpResponse:
    """Whether a letter is ours and still stands; each asking about one of ours is recorded."""
    if too_often(request, "letter-check", times=OFTEN, seconds=A_MINUTE):
        return render(request, "credentialing/letter_check_often.html", status=429)
    found = checked(text)
    if found is None:
        return render(request, "credentialing/letter_check_unknown.html", status=404)
    at = timezone.now()
    record(
        "letter-check:asked",
        by=HOLDER,
        at=at,
        practitioner=found.practitioner_id,
        detail={"check": found.pk},
    )
    context = {"check": found, "at": at, "zone": found.facility.zone}
    if mode_of(found.facility_id) == STANDING and found.revoked_at is None:
        context["standing"] = standing_today(found, local_day(at, ZoneInfo(found.facility.zone)))
    with timezone.override(found.facility.zone):
        return render(request, "credentialing/letter_check.html", context)


@needs("affiliation:answer")
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a letter back."""
    actor = actor_of(request)
    found = (
        visible_checks(actor).exclude(practitioner=actor.practitioner or 0).filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    reason = asked.words(request.POST.get("reason"))
    try:
        acts.revoke(check=found, by=actor, at=timezone.now(), reason=reason)
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "Whoever checks this letter is told that it no longer stands.")
    return redirect("affiliations")


@needs("office:edit")
def switch(request: HttpRequest) -> HttpResponse:
    """Whether letters of a facility can be checked, and what the page tells."""
    actor = actor_of(request)
    places = visible_facilities(actor, RIGHTS["office:edit"].roles)
    if request.method == "POST":
        place = places.filter(pk=asked.number(request.POST.get("facility")) or 0).first()
        _choose(request, place, asked.words(request.POST.get("mode")))
        return redirect("letter-check-switch")
    context = {"places": [(one, mode_of(one.pk)) for one in places], "modes": MODES.items()}
    return render(request, "credentialing/letter_check_switch.html", context)


def _choose(request: HttpRequest, place, mode: str) -> None:
    if place is None:
        messages.error(request, "Choose one of your facilities.")
        return
    try:
        acts.choose_mode(facility=place, mode=mode, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, f"{place.name}: {MODES[mode][:1].lower()}{MODES[mode][1:]}.")
