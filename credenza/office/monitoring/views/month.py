"""The month's report for the surveyor: page, PDF and spreadsheet."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.calendar import month_start
from credenza.core.permissions import RIGHTS, may
from credenza.formats.reports import ReportTrouble, as_pdf
from credenza.office.ledger.actions import record, record_refusal
from credenza.office.monitoring.queries.catalog import source_of
from credenza.office.monitoring.queries.month import FOUND, OPEN, SEE, Month
from credenza.office.monitoring.queries.month_paper import MOST, report
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.export import EXPORT, spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs

PER_PAGE = 50
TOO_MANY = (
    f"More than {MOST:,} practitioners: choose a facility, or take the report as a spreadsheet."
)


@needs("screening:see")
def month(request: HttpRequest) -> HttpResponse:
    """Everybody on the staff in a month: each list, the day, the result, and who ruled."""
    chosen, place = _asked(request)
    if wanted(request):
        return spreadsheet(request, f"screening-{chosen.first:%Y-%m}", *_sheet(chosen))
    only = request.GET.get("only", "")
    only = only if only in (FOUND, OPEN) else ""
    page = Paginator(chosen.people(only), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "month": chosen.first,
        "newest": today(timezone.now()),
        "facility": place,
        "facilities": _places(request),
        "only": only,
        "page": page,
        "lines": list(chosen.lines(page.object_list)),
        "lists": chosen.lists,
        "copies": chosen.copies,
        "sentence": chosen.sentence,
    }
    return render(request, "monitoring/screening/month.html", context)


@needs("screening:see")
def pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper; taking it out of the office is recorded."""
    chosen, place = _asked(request)
    by, at = actor_of(request), timezone.now()
    verdict = may(by, EXPORT)
    if not verdict:
        record_refusal(EXPORT, by=by, at=at, why=verdict.reason)
        raise PermissionDenied(verdict.reason)
    try:
        content = _paper(chosen, str(place or "All facilities"), by=by.name, at=at)
    except ReportTrouble as trouble:
        messages.error(request, str(trouble))
        return redirect("screening-report")
    record(EXPORT, by=by, at=at, detail={"list": f"screening {chosen.first:%Y-%m}", "kind": "pdf"})
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="screening-{chosen.first:%Y-%m}.pdf"'
    return response


def _paper(chosen: Month, place: str, *, by: str, at) -> bytes:
    if chosen.staff.count() > MOST:
        raise ReportTrouble(TOO_MANY)
    return as_pdf(report(chosen, place, by=by, at=at))


def _asked(request: HttpRequest):
    """The month and the facility asked for; this month, and all within reach, where none reads."""
    now = today(timezone.now())
    day = asked.day(f"{request.GET.get('month', '')}-01") or now
    number = asked.number(request.GET.get("facility"))
    place = _places(request).filter(pk=number).first() if number else None
    first = min(month_start(day), month_start(now))
    return Month(actor_of(request), first, place and place.pk), place


def _places(request: HttpRequest):
    return visible_facilities(actor_of(request), RIGHTS[SEE].roles)


def _sheet(chosen: Month) -> tuple[list[str], Iterator[tuple]]:
    lists = [source_of(key).short for key in chosen.lists]
    each = [title for key in lists for title in (key, f"{key}, day")]
    headers = ["Last name", "First name", "NPI", *each, "Ruled by", "Ruled", "Why", "Fingerprints"]
    return headers, (_row(line) for line in chosen.lines(chosen.people()))


def _row(line) -> tuple:
    person = line.practitioner
    cells = [value for cell in line.cells for value in (cell.words, cell.on)]
    last = line.rulings[-1] if line.rulings else None
    return (
        person.last_name,
        person.first_name,
        person.npi,
        *cells,
        line.ruled_by,
        last and today(last.ruled_at),
        last and last.reason,
        " ".join(line.digests),
    )
