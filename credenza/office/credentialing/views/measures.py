"""How long applications take, and what that is counted from."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.applications.steps import STATES
from credenza.core.calendar import add_months
from credenza.core.permissions import may
from credenza.office.credentialing.queries import measures as query
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import application_kinds

HEADERS = (
    "Application", "Last name", "First name", "Kind", "Facility", "Department", "State", "Stage",
    "Whose clock", "Entered", "Left", "Days",
)  # fmt: skip


@needs(query.MEASURE)
def measures(request: HttpRequest) -> HttpResponse:
    """The page of times; as a spreadsheet, every stretch that it is counted from."""
    actor, as_of = actor_of(request), today(timezone.now())
    since = asked.day(request.GET.get("since")) or add_months(as_of, -12)
    group = request.GET.get("by", "")
    group = group if group in query.GROUPS else "kind"
    if wanted(request):
        rows = _stretches(query.measured(actor, since))
        return spreadsheet(request, "application-times", HEADERS, rows)
    context = {
        "told": query.measures(actor, since, group),
        "since": since,
        "group": group,
        "group_title": query.GROUPS[group][0],
        "groups": [(key, title) for key, (title, _) in query.GROUPS.items()],
        "may_export": may(actor, "practitioner:export"),
    }
    return render(request, "credentialing/measures.html", context)


def _stretches(rows):
    """One line for each stretch of each application."""
    columns = (
        "pk", "practitioner__last_name", "practitioner__first_name", "kind",
        "facility__short_name", "department__name", "state", "passages__state",
        "passages__holder", "passages__entered_at", "passages__left_at",
    )  # fmt: skip
    for row in rows.order_by("pk", "passages__id").values_list(*columns):
        pk, last, first, kind, facility, department, state, stage, holder, entered, left = row
        days = round((left - entered).total_seconds() / 86_400, 1) if left else None
        title = application_kinds()[kind].title if kind in application_kinds() else kind
        yield (
            pk, last, first, title, facility, department or "", STATES[state],
            STATES.get(stage, ""), holder, _day(entered), _day(left), days,
        )  # fmt: skip


def _day(at) -> date | None:
    return at.date() if at else None
