"""What follows from a meeting: decisions are carried out, and somebody is given something to do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.verdict import Refused
from credenza.office.meetings.actions.action_items import give as give_task
from credenza.office.meetings.actions.following import follow
from credenza.office.meetings.forms.followups import TaskForm
from credenza.office.meetings.models import AgendaItem, Meeting
from credenza.office.meetings.queries.following import decided, to_follow
from credenza.office.meetings.queries.followups import may_give
from credenza.office.meetings.views.acting import first_error, tried
from credenza.office.meetings.views.frame import meeting_page
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE, KEEP, GIVE = "meeting:see", "meeting:keep", "followup:keep"


@needs(SEE)
def following(request: HttpRequest, pk: int) -> HttpResponse:
    """Each decision with what was done, or waits to be done, and who was given what to do."""
    one, actor, as_of = meeting_of(request, pk, SEE), actor_of(request), today(timezone.now())
    lines = decided(one, actor)
    gives = may_give(actor, one.committee)
    context = {
        "lines": lines,
        "waiting": sum(line.waits for line in lines),
        "may_give": gives,
        "form": TaskForm(one.committee, as_of=as_of) if gives and lines else None,
        "as_of": as_of,
    }
    return meeting_page(request, "meetings/following.html", one, "following", context)


@needs(KEEP)
@require_POST
def carry_out(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Carry one decision out."""
    one = meeting_of(request, pk, KEEP)
    _carry_out(request, _item(one, item))
    return redirect("meeting-following", pk)


@needs(KEEP)
@require_POST
def carry_out_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry out every decision that waits, each by itself: one that is refused stops no other."""
    for item in to_follow(meeting_of(request, pk, KEEP)):
        _carry_out(request, item)
    return redirect("meeting-following", pk)


@needs(GIVE)
@require_POST
def give(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Give somebody something to do that follows from an item."""
    one = meeting_of(request, pk, GIVE)
    row = _item(one, item)
    form = TaskForm(one.committee, request.POST, as_of=today(timezone.now()))
    if form.is_valid():
        act = lambda: give_task(  # noqa: E731
            committee=one.committee,
            task=form.task(),
            item=row,
            by=actor_of(request),
            at=timezone.now(),
        )
        tried(request, act, "Given; its owner is reminded by e-mail.")
    else:
        messages.error(request, first_error(form))
    return redirect("meeting-following", pk)


def _carry_out(request: HttpRequest, item: AgendaItem) -> None:
    try:
        done = follow(item=item, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, f"{item.title}: {refusal.verdict.reason}")
    else:
        messages.success(request, f"{item.title}: {done.words}")


def _item(meeting: Meeting, pk: int) -> AgendaItem:
    return get_object_or_404(meeting.items, pk=pk)
