"""The page of one meeting."""

from django.http import HttpRequest, HttpResponse

from credenza.core.committees.steps import CALLED, PLANNED
from credenza.office.meetings.queries.agenda import items
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.invitations import turnout
from credenza.office.meetings.queries.scope import day_of
from credenza.office.meetings.views.frame import meeting_page
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("meeting:see")
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """When and where it is, what is on, and who comes."""
    one = meeting_of(request, pk, "meeting:see")
    actor = actor_of(request)
    context = {
        "items": items(one, actor),
        "turnout": turnout(one, charter_of(one.committee, day_of(one))),
        "ahead": one.state in (PLANNED, CALLED),
        "own": one.invitations.filter(seat__user=actor.id).order_by("pk").first(),
    }
    return meeting_page(request, "meetings/meeting.html", one, "overview", context)
