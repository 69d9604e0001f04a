"""Standards: how the office stands by what binds it."""

from collections import Counter
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from credenza.core.permissions import RIGHTS
from credenza.core.standards.readiness import WORST_FIRST, Ready
from credenza.office.compliance.queries import readiness
from credenza.office.compliance.queries.standards import PROOFS
from credenza.office.practitioners.queries.days import local_days
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs

SEE = "standard:see"
HEADERS = (
    "Body", "Standard", "Title", "Citation", "State", "Files that meet it", "Of files",
    "Files that fall short", "Why", "Proven by", "Source",
)  # fmt: skip


@needs(SEE)
def standards(request: HttpRequest) -> HttpResponse:
    """Every standard that binds a facility on a day, the worst first within each body."""
    place, places = facility_asked(request)
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
        "bodies": readiness.by_body(shown),
        "counts": [(state, counts[state]) for state in WORST_FIRST],
        "total": len(rows),
        "states": [state.value for state in WORST_FIRST],
        "state": request.GET.get("state", ""),
        "proofs": PROOFS,
        "proof": request.GET.get("proof", ""),
    }
    return render(request, "compliance/home.html", context)


def facility_asked(request: HttpRequest) -> tuple:
    """The facility that the address names, or the first within reach, and all within reach.

    Raises Http404 for one outside.
    """
    within = visible_facilities(actor_of(request), RIGHTS[SEE].roles)
    chosen = asked.number(request.GET.get("facility"))
    if chosen is None:
        return within.first(), list(within)
    return get_object_or_404(within, pk=chosen), list(within)


def day_asked(request: HttpRequest, facility) -> tuple[date, date]:
    """The day that the address names, else today; and today, at the facility."""
    today = local_days(timezone.now())[facility.pk]
    return asked.day(request.GET.get("as_of")) or today, today


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
