"""One standard: what it says, how it stands, and by what."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.core.permissions import About, may
from credenza.core.standards.proofs import KINDS, by_proofs
from credenza.formats.charts.trend import Point, trend
from credenza.office.compliance.forms.proofs import ProofForm
from credenza.office.compliance.models import Proof
from credenza.office.compliance.queries import readiness
from credenza.office.compliance.queries.records import sources
from credenza.office.compliance.queries.standards import Standard
from credenza.office.compliance.queries.trend import of_standard
from credenza.office.compliance.views.standard_reach import (
    FILES,
    SEE,
    day_asked,
    facility_needed,
    standard_asked,
)
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

PROVE = "standard:prove"
TREND = timedelta(days=365)


@needs(SEE)
def standard(request: HttpRequest, rule: str) -> HttpResponse:
    """A standard at one facility: in our words, with its source, standing and proof."""
    return page(request, rule, ProofForm())


def page(request: HttpRequest, rule: str, form: ProofForm, status: int = 200) -> HttpResponse:
    """The page of a standard, with ``form`` to show how it stands."""
    facility = facility_needed(request)
    as_of, today = day_asked(request, facility)
    one = standard_asked(rule, facility, as_of)
    about, actor = About(facilities=frozenset({facility.pk})), actor_of(request)
    context = {
        "facility": facility,
        "as_of": as_of,
        "today": today,
        "standard": one,
        "standing": readiness.standing_of(rule, facility.pk, as_of),
        "kinds": KINDS,
        "sources": sources(facility.pk, [rule], as_of).get(rule, []),
        "proofs": [] if one.requirements else _proofs(facility, rule, as_of),
        "form": form,
        "may_prove": not one.requirements and as_of == today and may(actor, PROVE, about),
        "may_see_files": may(actor, FILES, about),
    }
    context |= _trend(facility.pk, one, as_of)
    return render(request, "compliance/standard.html", context, status=status)


def _proofs(facility, rule: str, as_of: date) -> list[tuple[Proof, str]]:
    rows = Proof.objects.filter(facility=facility, rule=rule, shown_on__lte=as_of)
    soon = readiness.soon()
    return [
        (one, by_proofs([readiness.fact(one)], as_of, soon).state)
        for one in rows.select_related("document")
    ]


def _trend(facility: int, one: Standard, as_of: date) -> dict:
    days = of_standard(facility, one.id, as_of - TREND)
    points = [Point(day, short) for day, _, short in days if short is not None]
    return {"trend": days, "trend_chart": trend(points, title="Files short", noun="fall short")}
