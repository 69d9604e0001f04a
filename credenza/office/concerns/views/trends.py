"""Cases in numbers: month by month and side by side, with what they do and do not say."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.calendar import local_day
from credenza.core.concerns.kinds import KINDS, PRIVILEGED
from credenza.core.concerns.reading import (
    comparing_words,
    line_words,
    signal_words,
)
from credenza.core.permissions import may
from credenza.formats.charts.funnel import Scale, funnel
from credenza.formats.charts.runs import run_chart
from credenza.office.concerns.queries.oppe import SEE as EVALUATE
from credenza.office.concerns.queries.trends import MONTHS, SEE, Trends, busiest, trends_of
from credenza.office.practitioners.views.export import EXPORT, spreadsheet, wanted
from credenza.office.privileging.views.places import place_of, places_for
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.cases import legend_in
from credenza.packs.trends import chart_numbers, measures


@needs(SEE)
def trends(request: HttpRequest) -> HttpResponse:
    """The page of trends; as a spreadsheet, what stands side by side or the months."""
    places = places_for(request, SEE)
    actor, place = actor_of(request), place_of(request, places)
    if place is None:
        return render(request, "concerns/trends.html", {"places": places})
    if "at" not in request.GET and (first := busiest(actor, places)):
        place = next(one for one in places if one.pk == first)
    as_of = local_day(timezone.now(), ZoneInfo(place.zone))
    told = trends_of(actor, place, as_of, request.GET)
    if wanted(request):
        return spreadsheet(request, f"concerns-{told.kind}", *_sheet(request, told))
    context = {
        "places": places,
        "place": place,
        "told": told,
        "kinds": KINDS,
        "measures": measures(),
        "windows": MONTHS,
        "numbers": [(one, one.on(as_of)) for one in chart_numbers().values()],
        "legend": legend_in(place.state) if told.kind in PRIVILEGED else None,
        "may_export": may(actor, EXPORT),
        "may_evaluate": may(actor, EVALUATE),
        **_drawn(told),
    }
    return render(request, "concerns/trends.html", context)


def _drawn(told: Trends) -> dict[str, object]:
    """The pictures, and the words beside them; neither for who is told bands."""
    line, comparison = told.line, told.comparison
    if line is None or comparison is None:
        return {}
    per = told.measure.per if line.by_exposure else 1
    title = f"{KINDS[told.kind]}, by month"
    scale = Scale(told.measure.per, told.measure.title)
    across = told.dimensions[told.across].lower()
    return {
        "line": line,
        "per": per,
        "run": run_chart(line, title=title, per=per),
        "line_words": line_words(line, told.limits),
        "signals": [signal_words(one, line) for one in line.signals],
        "comparison": comparison,
        "funnel": funnel(comparison, told.limits, scale, title=f"By {across}, as a funnel"),
        "comparing_words": comparing_words(comparison, told.limits),
    }


def _sheet(request: HttpRequest, told: Trends) -> tuple[list[str], Iterator[tuple]]:
    if request.GET.get("sheet") == "months":
        return ["From", "Cases"], ((first, count) for first, count in _months(told))
    title = told.dimensions[told.across]
    headers = [title, "Cases", told.measure.title, "Months known", "Expected", "Stands"]
    return headers, _rows(told)


def _months(told: Trends) -> list[tuple[object, object]]:
    if told.line is None:
        return told.quarters
    return [(month.first, month.count) for month in told.line.months]


def _rows(told: Trends) -> Iterator[tuple]:
    judged = {row.counted.key: row for row in told.comparison.rows} if told.comparison else {}
    for row in told.rows:
        one = judged.get(row.key) if row.key else None
        count = row.count if told.sight.exact else told.told(row.count)
        expected = round(one.expected, 2) if one and one.expected is not None else None
        yield row.label, count, row.exposure, row.months, expected, one.words if one else ""
