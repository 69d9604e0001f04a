"""Standards: how the office stands by what binds it."""

from collections import Counter
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.core.permissions import About, may
from credenza.core.standards.readiness import WORST_FIRST, Ready
from credenza.formats.charts.trend import Point, trend
from credenza.office.compliance.queries import readiness
from credenza.office.compliance.queries.standards import PROOFS
from credenza.office.compliance.queries.trend import is_counted, states
from credenza.office.compliance.views.standard_reach import FILES, SEE, day_asked, facility_asked
from credenza.office.practitioners.views.export import EXPORT, spreadsheet, wanted
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

TREND = timedelta(days=365)
HEADERS = (
    "Body", "Standard", "Title", "Citation", "State", "Files that meet it", "Of files",
    "Files that fall short", "Why", "Proven by", "Source",
)  # fmt: skip


@needs(SEE)
def standards(request: HttpRequest) -> HttpResponse:
    """Every standard that binds a facility on a day, the worst first within each body."""
    actor, (place, places) = actor_of(request), facility_asked(request)
    if place is None:
        return render(request, "compliance/home.html", {})
    as_of, today = day_asked(request, place)
    rows = readiness.wall(place.pk, as_of)
    counts = Counter(one.standing.state for one in rows)
    shown = _narrowed(request, rows)
    if wanted(request):
        return spreadsheet(request, "standards", HEADERS, map(_line, shown))
    context = {
        "facility": place,
        "facilities": places,
        "as_of": as_of,
        "today": today,
        "bodies": _bodies(request, shown),
        "counts": [(state, counts[state]) for state in WORST_FIRST],
        "total": len(rows),
        "not_met": counts[Ready.NOT_MET],
        "states": [state.value for state in WORST_FIRST],
        "state": request.GET.get("state", ""),
        "proofs": PROOFS,
        "proof": request.GET.get("proof", ""),
        "may_see_files": may(actor, FILES, About(facilities=frozenset({place.pk}))),
        "may_export": may(actor, EXPORT),
        "is_counted": as_of >= today or is_counted(place.pk, as_of),
    }
    context |= _trend(place.pk, as_of)
    return render(request, "compliance/home.html", context)


def _bodies(request: HttpRequest, rows: list[readiness.Row]) -> list[tuple]:
    """Each body with its judged standards and those that are not, which are folded away unless
    they were asked for."""
    folded = None if request.GET.get("state") == Ready.NOT_JUDGED else Ready.NOT_JUDGED
    return [
        (
            body,
            [one for one in some if one.standing.state is not folded],
            [one for one in some if one.standing.state is folded],
        )
        for body, some in readiness.by_body(rows).items()
    ]


def _trend(facility: int, as_of: date) -> dict:
    days = [
        (day, counts[Ready.NOT_MET], counts[Ready.AT_RISK])
        for day, counts in states(facility, as_of - TREND)
    ]
    points = [Point(day, not_met) for day, not_met, _ in days]
    return {
        "trend": days,
        "trend_chart": trend(points, title="Standards not met", noun="not met", size=(280, 130)),
    }


def _narrowed(request: HttpRequest, rows: list[readiness.Row]) -> list[readiness.Row]:
    state, proof = request.GET.get("state"), request.GET.get("proof")
    if state in tuple(Ready):
        rows = [one for one in rows if one.standing.state == state]
    if proof in PROOFS:
        rows = [one for one in rows if one.standard.proof == proof]
    return sorted(rows, key=lambda one: WORST_FIRST.index(one.standing.state))


def _line(row: readiness.Row) -> tuple:
    standard, standing = row.standard, row.standing
    return (
        standard.body,
        standard.id,
        standard.title,
        standard.citation,
        standing.state.value.replace("_", " "),
        standing.numerator,
        standing.denominator,
        standing.files,
        standing.why,
        standard.proven,
        standard.source,
    )
