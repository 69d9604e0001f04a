"""Ongoing evaluation: one practitioner's concerns beside peers."""

from datetime import date
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.calendar import local_day
from credenza.core.concerns.reading import comparing_words
from credenza.core.permissions import CHAIR, DIRECTOR, Actor
from credenza.formats.charts.funnel import Scale, funnel
from credenza.office.concerns.queries.oppe import MONTHS, SEE, Evaluated
from credenza.office.ledger.actions import record
from credenza.office.practitioners.queries.practices import colleagues_of
from credenza.office.practitioners.queries.scope import about
from credenza.office.practitioners.views.reach import file_of
from credenza.office.privileging.views.places import place_of, places_for
from credenza.office.team.queries import actor_of, packs_of
from credenza.office.team.rights import needs
from credenza.packs.cases import legend_in
from credenza.packs.trends import measures

OF_ONE_PRACTICE = "You work in one practice: somebody else evaluates them."
LOW_VOLUME = "EVAL-LOW-VOLUME"


@needs(SEE)
def oppe(request: HttpRequest, pk: int) -> HttpResponse:
    """The counts, the funnel, and what they do not say. Each look is kept."""
    person, actor = file_of(request, pk, SEE), actor_of(request)
    if actor.practitioner in colleagues_of({pk}):
        raise PermissionDenied(OF_ONE_PRACTICE)
    places = [one for one in places_for(request, SEE) if _reads_at(actor, one.pk, pk)]
    place = place_of(request, places)
    if place is None:
        raise Http404
    told = _asked(request, actor, pk, place)
    record("concern:evaluate", by=actor, at=timezone.now(), detail={"file": pk})
    key = frozenset({str(pk)})
    scale = Scale(told.measure.per, told.measure.title)
    context = {
        "person": person,
        "places": places,
        "place": place,
        "told": told,
        "own": told.own,
        "funnel": funnel(told.comparison, told.limits, scale, title="Among peers", named=key),
        "comparing_words": comparing_words(told.comparison, told.limits),
        "low": _low_volume(place, told.as_of) if told.is_low else None,
        "legend": legend_in(place.state),
        "measures": measures(),
        "windows": MONTHS,
    }
    return render(request, "concerns/oppe.html", context)


def _reads_at(actor: Actor, facility: int, practitioner: int) -> bool:
    """Whether the cases about that practitioner at a facility open to ``actor`` by rule."""
    office = actor.scope({DIRECTOR})
    if office.everywhere or facility in office.facilities:
        return True
    return bool(actor.scope({CHAIR}).departments & about(practitioner).departments)


def _asked(request: HttpRequest, actor: Actor, pk: int, place) -> Evaluated:
    asked = request.GET
    months = asked.get("months", "")
    return Evaluated(
        actor=actor,
        practitioner=pk,
        facility=place,
        measure=measures().get(asked.get("measure", "")) or next(iter(measures().values())),
        months=int(months) if months in {str(one) for one in MONTHS} else MONTHS[1],
        as_of=local_day(timezone.now(), ZoneInfo(place.zone)),
    )


def _low_volume(place, as_of: date):
    packs = packs_of(place).standards.values()
    rules = (rule for pack in packs for rule in pack.in_force(as_of))
    return next((rule for rule in rules if rule.id == LOW_VOLUME), None)
