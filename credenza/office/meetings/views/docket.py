"""The docket of a committee: all that waits for it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.committees.docket import Matter
from credenza.core.committees.steps import ADJOURNED, APPROVED, PLANNED
from credenza.core.permissions import may
from credenza.office.meetings.actions.agenda import place as place_on_agenda
from credenza.office.meetings.matters.base import kinds
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.docket import docket_of, placed_in
from credenza.office.meetings.queries.scope import about
from credenza.office.meetings.views.acting import tried
from credenza.office.meetings.views.frame import committee_page
from credenza.office.meetings.views.reach import committee_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE, KEEP = "meeting:see", "meeting:keep"
APART = "/"
"""Between kind and reference in what a box of the page sends."""


@dataclass(frozen=True, slots=True)
class Row:
    """A matter, what its kind is called, and the meeting on whose agenda it stands, if any."""

    matter: Matter
    kind: str
    meeting: Meeting | None

    @property
    def pick(self) -> str:
        return APART.join(self.matter.key)

    @property
    def is_decided(self) -> bool:
        """Whether it waits no longer for a decision, but to be carried out."""
        return self.meeting is not None and self.meeting.state in (ADJOURNED, APPROVED)


@needs(SEE)
def docket(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits for the committee, the most urgent first; picked, it goes on an agenda."""
    committee, actor = committee_of(request, pk, SEE), actor_of(request)
    planned = _planned(committee)
    placed = placed_in(committee)
    meetings = Meeting.objects.select_related("committee__facility").in_bulk(placed.values())
    context = {
        "rows": [
            Row(one, kinds()[one.kind].title, meetings.get(placed.get(one.key)))
            for one in docket_of(committee, actor)
        ],
        "planned": planned if may(actor, KEEP, about(committee)) else [],
        "as_of": today(timezone.now()),
    }
    return committee_page(request, "meetings/docket.html", committee, "docket", context)


@needs(KEEP)
@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what is picked on the agenda of a meeting that is planned."""
    committee = committee_of(request, pk, KEEP)
    meeting = _planned(committee).filter(pk=asked.number(request.POST.get("meeting"))).first()
    picks = [tuple(one.split(APART, 1)) for one in request.POST.getlist("pick") if APART in one]
    if meeting is None:
        return redirect("committee-docket", pk)
    act = lambda: place_on_agenda(  # noqa: E731
        meeting=meeting, picks=picks, by=actor_of(request), at=timezone.now()
    )
    done = tried(request, act, f"{len(picks)} put on the agenda.")
    return redirect("meeting-agenda", meeting.pk) if done else redirect("committee-docket", pk)


def _planned(committee):
    """Meetings whose agenda may still change, the next first."""
    rows = Meeting.objects.filter(committee=committee, state=PLANNED)
    return rows.select_related("committee__facility").order_by("starts_at", "id")
