"""What every page of a case shows around its own matter."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.calendar import local_day
from credenza.core.concerns.clocks import pressing
from credenza.core.concerns.kinds import PRIVILEGED
from credenza.core.concerns.walls import may_do
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.clocks import deadlines
from credenza.office.concerns.queries.scope import wall_of
from credenza.office.team.queries import actor_of
from credenza.packs.cases import case_kinds, legend_in


def case_page(
    request: HttpRequest,
    template: str,
    case: Case,
    tab: str,
    context: dict | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A page that extends ``concerns/case_base.html``; ``tab`` is the one it stands under.

    The template has ``case``, ``kind``, ``as_of`` (the day there), ``clocks`` and the one that
    presses (``clock``), the ``legend`` of privileged kinds, and what the reader ``may_work``,
    ``may_note`` and ``may_name``, beside ``context``.
    """
    actor, wall = actor_of(request), wall_of(case)
    as_of = local_day(timezone.now(), ZoneInfo(case.facility.zone))
    clocks = deadlines(case, as_of)
    frame = {
        "case": case,
        "kind": case_kinds()[case.kind],
        "as_of": as_of,
        "clocks": clocks,
        "clock": None if case.closed_at else pressing(clocks),
        "legend": legend_in(case.facility.state) if case.kind in PRIVILEGED else None,
        "may_work": may_do(actor, "concern:work", wall),
        "may_note": may_do(actor, "concern:note", wall),
        "may_name": may_do(actor, "concern:name", wall),
        "tab": tab,
    }
    return render(request, template, frame | (context or {}), status=status)
