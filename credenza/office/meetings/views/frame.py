"""What every page of a meeting, and every page of a committee, shows around its own matter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.core.permissions import may
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.scope import about, day_of, may_keep, may_run, seat_of
from credenza.office.team.queries import actor_of


def meeting_page(
    request: HttpRequest,
    template: str,
    meeting: Meeting,
    tab: str,
    context: dict | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A page that extends ``meetings/meeting_base.html``; ``tab`` is the one it stands under.

    The template has ``meeting``, ``committee``, ``charter``, ``day``, the reader's ``seat``,
    ``may_keep`` and ``may_run`` beside ``context``.
    """
    actor, day = actor_of(request), day_of(meeting)
    frame = {
        "meeting": meeting,
        "committee": meeting.committee,
        "charter": charter_of(meeting.committee, day),
        "day": day,
        "seat": seat_of(actor, meeting.committee, day),
        "may_keep": may_keep(actor, meeting),
        "may_run": may_run(actor, meeting),
        "tab": tab,
    }
    return render(request, template, frame | (context or {}), status=status)


def committee_page(
    request: HttpRequest,
    template: str,
    committee,
    tab: str,
    context: dict | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A page that extends ``meetings/committee_base.html``: ``committee`` and ``may_keep``."""
    keeps = may(actor_of(request), "committee:keep", about(committee))
    frame = {"committee": committee, "may_keep": keeps, "tab": tab}
    return render(request, template, frame | (context or {}), status=status)
