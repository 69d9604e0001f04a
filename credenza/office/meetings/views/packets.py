"""The office's side of packets: what goes in, who reads, release and recall."""

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.formats.packets import Mark, stamped
from credenza.office.correspondence.jobs import deliver
from credenza.office.meetings.actions import packets as acts
from credenza.office.meetings.forms.papers import RecallForm
from credenza.office.meetings.models import Meeting, Seat
from credenza.office.meetings.queries.agenda import is_withheld
from credenza.office.meetings.queries.agenda import rows as agenda_rows
from credenza.office.meetings.queries.packets import (
    front_of,
    items_of,
    packet_for,
    packet_of,
    packets,
    planned,
    readers,
    release_in_force,
    releases,
    rows_of,
    withheld,
)
from credenza.office.meetings.queries.scope import may_keep
from credenza.office.meetings.views.copies import pdf_answer, taken_out
from credenza.office.meetings.views.frame import meeting_page
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

NO_PART = "This packet holds an item in which you have no part: a colleague hands it out."


@needs("meeting:see")
def packet(request: HttpRequest, pk: int) -> HttpResponse:
    """For the office what goes into the packets and who has read theirs; members read."""
    meeting, actor = meeting_of(request, pk, "meeting:see"), actor_of(request)
    if not may_keep(actor, meeting):
        return redirect("meeting-packet-read", pk)
    current = release_in_force(meeting)
    context = {
        "release": current,
        "own": packet_of(actor, meeting),
        "past": releases(meeting).exclude(recalled_at=None),
        "recall_form": RecallForm(auto_id="recall-%s"),
    }
    context |= _out(current) if current else _in_the_making(request, meeting)
    return meeting_page(request, "meetings/packet.html", meeting, "packet", context)


@needs("meeting:keep")
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Make everybody's packet and let them read it."""
    meeting = meeting_of(request, pk, "meeting:keep")
    try:
        made = acts.release(meeting=meeting, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        deliver.enqueue()
        messages.success(request, f"Released to {made.packets.count()} readers.")
    return redirect("meeting-packet", pk)


@needs("meeting:keep")
@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the packets back."""
    meeting, form = meeting_of(request, pk, "meeting:keep"), RecallForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        acts.recall(meeting=meeting, reason=reason, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        deliver.enqueue()
        messages.success(request, "Recalled: nobody reads it any more.")
    return redirect("meeting-packet", pk)


@needs("meeting:keep")
@csp({"default-src": [NONE], "sandbox": True})
def preview(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """What somebody would read if it were released now, as PDF."""
    meeting = meeting_of(request, pk, "meeting:keep")
    seat, actor = _seat(meeting, seat_id), actor_of(request)
    _require_part(actor, meeting, seat)
    book = acts.preview(meeting=meeting, seat=seat, by=actor, at=timezone.now())
    mark = Mark(seat.name, front_of(meeting).legend, "not released yet")
    return pdf_answer(stamped(book, mark), f"Preview for {seat.name}", inline=True)


@needs("meeting:keep")
@csp({"default-src": [NONE], "sandbox": True})
def copy(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """A reader's packet as PDF, to be handed to them on paper."""
    meeting = meeting_of(request, pk, "meeting:keep")
    held = packet_for(_seat(meeting, seat_id), meeting)
    if held is None:
        messages.error(request, "Nothing is released to them.")
        return redirect("meeting-packet", pk)
    if any(is_withheld(item, actor_of(request)) for item in items_of(held)):
        raise PermissionDenied(NO_PART)
    return taken_out(request, held)


def _out(current) -> dict:
    rows = [(one, sum(row.withheld for row in rows_of(one))) for one in packets(current)]
    return {"packets": rows, "opened": sum(one.opened_at is not None for one, _ in rows)}


def _in_the_making(request: HttpRequest, meeting: Meeting) -> dict:
    agenda, actor = planned(meeting), actor_of(request)
    shown = [(one, is_withheld(one.item, actor)) for one in agenda]
    items = [one.item for one in agenda]
    kept = withheld(meeting, items)
    seats = [(seat, len(kept[seat.pk])) for seat in readers(meeting)]
    return {"agenda": shown, "readers": seats, "files": sum(len(one.papers) for one in agenda)}


def _seat(meeting: Meeting, pk: int) -> Seat:
    seat = next((one for one in readers(meeting) if one.pk == pk), None)
    if seat is None:
        raise Http404
    return seat


def _require_part(actor: Actor, meeting: Meeting, seat: Seat) -> None:
    """Nobody sees through somebody else's packet what is withheld from themselves."""
    items = agenda_rows(meeting)
    kept = withheld(meeting, items)[seat.pk]
    if any(is_withheld(item, actor) for item in items if item.pk not in kept):
        raise PermissionDenied(NO_PART)
