"""The board of applications, and each of its columns as a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.applications.steps import STATES
from credenza.core.permissions import RIGHTS, may
from credenza.office.credentialing.forms.board import BoardForm
from credenza.office.credentialing.models import Application, Cohort
from credenza.office.credentialing.queries import board as query
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.practitioners.views.paging import page_of
from credenza.office.team.queries import actor_of, colleagues, departments, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import application_kinds

LIST = "application:list"
HEADERS = (
    "Last name",
    "First name",
    "Kind",
    "Facility",
    "Department",
    "State",
    "Since",
    "Due",
    "Category",
    "Assigned to",
)


@needs(LIST)
def board(request: HttpRequest) -> HttpResponse:
    """Every application by stage, the slowest first."""
    as_of = today(timezone.now())
    found = _found(request, as_of)
    context = _context(request, as_of) | {"columns": query.columns(found, as_of)}
    return render(request, "credentialing/board.html", context)


@needs(LIST)
def stage(request: HttpRequest) -> HttpResponse:
    """One column whole, page by page, and as a spreadsheet."""
    chosen = query.BY_KEY.get(request.GET.get("stage", ""), query.STAGES[0])
    as_of = today(timezone.now())
    rows = query.cards(_found(request, as_of).filter(chosen.q(as_of)))
    if wanted(request):
        return spreadsheet(request, f"applications-{chosen.key}", HEADERS, map(_line, rows))
    total = rows.order_by().count()
    context = _context(request, as_of) | {
        "stage": chosen,
        "page": page_of(rows, request.GET.get("page"), total=total),
        "may_export": may(actor_of(request), "practitioner:export"),
    }
    return render(request, "credentialing/stage.html", context)


def _found(request: HttpRequest, as_of):
    return query.rows(actor_of(request), BoardForm(request.GET).filters(), as_of)


def _context(request: HttpRequest, as_of) -> dict[str, object]:
    filters = BoardForm(request.GET).filters()
    cohort = filters.get("cohort")
    return {
        "as_of": as_of,
        "filters": filters,
        "kinds": application_kinds().values(),
        "facilities": visible_facilities(actor_of(request), RIGHTS[LIST].roles),
        "departments": departments(filters.get("facility")) if filters.get("facility") else (),
        "colleagues": colleagues(),
        "cohort": Cohort.objects.filter(pk=cohort).first() if cohort else None,
        "may_open": may(actor_of(request), "application:open"),
    }


def _line(one: Application) -> tuple[object, ...]:
    return (
        one.practitioner.last_name,
        one.practitioner.first_name,
        application_kinds()[one.kind].title,
        one.facility.short_name,
        str(one.department or ""),
        STATES[one.state],
        one.since_at.date() if one.since_at else None,
        one.due_on,
        one.category,
        str(one.assigned_to or ""),
    )
