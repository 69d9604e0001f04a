"""Concerns: the cases that this person may know of, by kind, with their clocks."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.concerns.kinds import KINDS
from credenza.core.concerns.steps import STATES
from credenza.core.permissions import may, may_somewhere
from credenza.office.concerns.queries.lanes import (
    LISTS,
    Row,
    lanes,
    listed,
    own_tasks,
    with_clocks,
)
from credenza.office.concerns.queries.reading import task_told
from credenza.office.concerns.queries.scope import cases_about
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.practitioners.views.paging import page_of
from credenza.office.practitioners.views.reach import about_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

PER_LANE = 25
HEADERS = (
    *("Number", "Kind", "What", "Facility", "Department", "Unit", "State", "Owner", "Came in"),
    *("Next", "Last day", "Where it is written"),
)


@needs("concern:see")
def concerns(request: HttpRequest) -> HttpResponse:
    """One of LISTS as lanes, or one kind of it with all its pages; as a spreadsheet too."""
    actor, as_of = actor_of(request), today(timezone.now())
    which = request.GET.get("list", "open")
    which = which if which in LISTS else "open"
    facility = asked.number(request.GET.get("facility"))
    rows = listed(actor, which, as_of, facility)
    kind = request.GET.get("kind", "")
    if kind in KINDS:
        rows = [one for one in rows if one.case.kind == kind]
    if wanted(request):
        return spreadsheet(request, "concerns", HEADERS, _sheet(rows))
    context = {
        "lists": LISTS,
        "which": which,
        "kind": kind if kind in KINDS else "",
        "lanes": lanes(rows),
        "per_lane": PER_LANE,
        "page": page_of(rows, request.GET.get("page"), total=len(rows)) if kind in KINDS else None,
        "count": len(rows),
        "late": sum(one.clock is not None and one.clock.state == "late" for one in rows),
        "tasks": [task_told(one) for one in own_tasks(actor)],
        "may_export": may_somewhere(actor, "practitioner:export"),
        "may_actions": may_somewhere(actor, "action:see"),
        "may_clocks": may_somewhere(actor, "concern:clocks"),
        "may_trends": may_somewhere(actor, "concern:trends"),
        "as_of": as_of,
    }
    return render(request, "concerns/home.html", context)


@needs("concern:see")
def of_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The cases about one practitioner that this person may read; where there is none, no page."""
    actor, as_of = actor_of(request), today(timezone.now())
    cases = list(cases_about(actor, pk))
    if not cases:
        raise Http404
    closed = [Row(one, None) for one in cases if one.closed_at]
    person = cases[0].parties.filter(practitioner=pk).first().practitioner
    file = about_of(request, pk)
    context = {
        "person": person,
        "tab": "concerns",
        "rows": [*with_clocks([one for one in cases if not one.closed_at], as_of), *closed],
        "as_of": as_of,
        "may_edit": may(actor, "practitioner:edit", file),
        "may_history": may(actor, "practitioner:history", file),
    }
    return render(request, "concerns/of_file.html", context)


def _sheet(rows: list[Row]) -> Iterator[tuple]:
    for one in rows:
        case, clock = one.case, one.clock
        yield (
            *(case.number, KINDS[case.kind], case.title, str(case.facility)),
            *(str(case.department or ""), case.unit, STATES[case.state], str(case.owner or "")),
            timezone.localdate(case.received_at),
            *((clock.title, clock.day, clock.citation) if clock else ("", None, "")),
        )
