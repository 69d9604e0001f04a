"""The room of meetings: what comes, as a list or on the wall of a month."""

from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.calendar import add_months, month_start
from credenza.core.permissions import may_somewhere
from credenza.office.meetings.queries import meetings as asks
from credenza.office.meetings.queries.scope import visible_committees
from credenza.office.practitioners.queries.days import today
from credenza.office.team.asked import day, number
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

PAGE = 40
VIEWS = ("ahead", "behind", "month")


@needs("meeting:see")
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings within reach: those to come, those that were, or one month's."""
    actor, at = actor_of(request), timezone.now()
    view = request.GET.get("view", "")
    view = view if view in VIEWS else VIEWS[0]
    shown = _month(request, actor, at) if view == "month" else _list(request, actor, at, view)
    context = {
        "view": view,
        "tab": "meetings",
        "as_of": today(at),
        "next": asks.ahead(actor, at).filter(starts_at__gte=at).first(),
        "open_minutes": asks.minutes_open(actor),
        "may_keep_any": may_somewhere(actor, "meeting:keep"),
    }
    return render(request, "meetings/home.html", context | shown)


def _list(request: HttpRequest, actor, at: datetime, view: str) -> dict:
    committees = list(visible_committees(actor, "meeting:see"))
    chosen = number(request.GET.get("committee"))
    rows = asks.behind(actor, at) if view == "behind" else asks.ahead(actor, at)
    if chosen in {one.pk for one in committees}:
        rows = rows.filter(committee=chosen)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return {"page": page, "committees": committees, "chosen": chosen}


def _month(request: HttpRequest, actor, at: datetime) -> dict:
    first = _asked_month(request, today(at))
    weeks = asks.month(actor, first)
    return {
        "first": first,
        "before": add_months(first, -1),
        "after": add_months(first, 1),
        "weeks": weeks,
        "none": not any(held for week in weeks for _, held in week),
    }


def _asked_month(request: HttpRequest, as_of: date) -> date:
    asked = day(f"{request.GET.get('month', '')}-01")
    return month_start(asked or as_of)
