"""The meeting in session: one page for everybody in it, which keeps itself up to date."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.core.committees.conflicts import DECLARED
from credenza.core.committees.motions import METHODS
from credenza.core.committees.tally import CHOICES
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.live import Board
from credenza.office.meetings.queries.sessions import WRITTEN, pulse_of
from credenza.office.meetings.views.frame import meeting_page
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE = "meeting:see"


@needs(SEE)
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Roll, what is before the body, its motions and votes."""
    return session_page(request, meeting_of(request, pk, SEE))


@needs(SEE)
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """The same part of the page anew; 204 while nothing happened since ``?pulse=``."""
    one = meeting_of(request, pk, SEE)
    if request.GET.get("pulse") == pulse_of(one):
        return HttpResponse(status=204)
    return session_page(request, one)


def session_page(request: HttpRequest, meeting: Meeting, *, status: int = 200) -> HttpResponse:
    """The page, or where only that was asked for its moving part, with what is to be said."""
    context = {
        "board": Board(meeting, actor_of(request)),
        "written": meeting.kind == WRITTEN,
        "conflicts": DECLARED.items(),
        "methods": METHODS,
        "votes": CHOICES.items(),
    }
    if request.htmx:
        context |= {"meeting": meeting, "say": request.method == "POST"}
        return render(request, "meetings/session_board.html", context, status=status)
    return meeting_page(request, "meetings/session.html", meeting, "session", context)
