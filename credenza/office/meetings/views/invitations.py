"""Inviting, answering for somebody, and the page at which a guest answers without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.meetings.actions import invitations as acts
from credenza.office.meetings.models import Invitation
from credenza.office.meetings.queries.invitations import may_answer, opened_by
from credenza.office.meetings.views.acting import tried
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs, public

KEEP, SEE = "meeting:keep", "meeting:see"


@needs(KEEP)
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite whoever was not, and tell the others what changed."""
    given = {"meeting": meeting_of(request, pk, KEEP), "by": actor_of(request)}
    sent = lambda: acts.invite(at=timezone.now(), **given)  # noqa: E731
    tried(request, sent, "The invitations are on their way.")
    return redirect("meeting", pk)


@needs(KEEP)
@require_POST
def answer_for(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """Record what a guest answered by telephone or mail."""
    meeting = meeting_of(request, pk, KEEP)
    given = {"given": _invitation(meeting, seat_id), "says": request.POST.get("says", "")}
    answered = lambda: acts.answer(by=actor_of(request), at=timezone.now(), **given)  # noqa: E731
    tried(request, answered, "The answer is recorded.")
    return redirect("meeting", pk)


@needs(SEE)
@require_POST
def answer_own(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's own answer, signed in."""
    meeting, by = meeting_of(request, pk, SEE), actor_of(request)
    own = Invitation.objects.filter(meeting=meeting, seat__user=by.id).select_related(
        "seat", "meeting"
    )
    says = request.POST.get("says", "")
    for one in own.order_by("pk"):
        answered = lambda one=one: acts.answer(given=one, says=says, by=by, at=timezone.now())  # noqa: E731
        tried(request, answered, "Thank you: your answer is kept.")
    return redirect("meeting", pk)


@public
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """A guest's answer by the link of the invitation. Opening it answers nothing: programs that
    look at links for safety open them too.
    """
    invitation, at = opened_by(token), timezone.now()
    if invitation is None:
        raise Http404
    trouble = ""
    if request.method == "POST":
        guest = Actor(None, f"{invitation.seat.name}, by the link")
        try:
            acts.answer(given=invitation, says=request.POST.get("says", ""), by=guest, at=at)
            return redirect("meeting-answer", token)
        except Refused as refusal:
            trouble = refusal.verdict.reason
    context = {
        "invitation": invitation,
        "meeting": invitation.meeting,
        "open": may_answer(invitation, at),
        "trouble": trouble,
    }
    return render(request, "meetings/answer.html", context, status=422 if trouble else 200)


def _invitation(meeting, seat_id: int) -> Invitation:
    rows = Invitation.objects.filter(meeting=meeting, seat=seat_id)
    if (found := rows.select_related("seat", "meeting").first()) is None:
        raise Http404
    return found
