"""A reader's own packet, page by page, with their notes beside it."""

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.committees.packets import Row, row_of_page
from credenza.core.verdict import Refused
from credenza.formats.packets import stamped_page
from credenza.office.documents.queries import pdf_picture, read
from credenza.office.meetings.actions.packets import opened, up_to_date
from credenza.office.meetings.actions.papers import note as write_note
from credenza.office.meetings.forms.papers import NoteForm
from credenza.office.meetings.models import Meeting, Packet
from credenza.office.meetings.queries.packets import (
    mark_of,
    note_of,
    noted,
    packet_of,
    part_pdf,
    rows_of,
)
from credenza.office.meetings.queries.papers import beside_item
from credenza.office.meetings.views.copies import taken_out
from credenza.office.meetings.views.frame import meeting_page
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("meeting:see")
def reader(request: HttpRequest, pk: int) -> HttpResponse:
    """The packet's contents, and the item asked for as pictures of its pages."""
    meeting = meeting_of(request, pk, "meeting:see")
    packet = _packet(request, meeting)
    if packet is None:
        return meeting_page(request, "meetings/packet_none.html", meeting, "packet")
    rows, user = rows_of(packet), actor_of(request).id
    here = next((row for row in rows if row.item == asked.number(request.GET.get("item"))), None)
    if here is not None and here.withheld:
        raise PermissionDenied("You have no part in this item.")
    opened(
        packet=packet,
        item=here.number if here else "",
        by=actor_of(request),
        at=timezone.now(),
    )
    context = {
        "packet": packet,
        "rows": rows,
        "here": here,
        "noted": noted(user, meeting),
        "form": NoteForm(initial={"body": note_of(user, here.item)}) if here else None,
        "beside": beside_item(here.item, actor_of(request), timezone.now()) if here else [],
        **_around(packet, rows, here),
    }
    return meeting_page(request, "meetings/packet_read.html", meeting, "packet", context)


@needs("meeting:see")
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of the reader's own packet as a picture, with their name on it."""
    packet = _packet(request, meeting_of(request, pk, "meeting:see"))
    if packet is None:
        return redirect("meeting-packet-read", pk)
    try:
        pdf = _page(packet, number)
    except IndexError as error:
        raise Http404 from error
    return HttpResponse(pdf_picture(pdf, 1), content_type="image/png")


@needs("meeting:see")
@csp({"default-src": [NONE], "sandbox": True})
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader's own packet, to be saved."""
    packet = _packet(request, meeting_of(request, pk, "meeting:see"))
    if packet is None:
        return redirect("meeting-packet-read", pk)
    return taken_out(request, packet)


@needs("meeting:see")
@require_POST
def note(request: HttpRequest, pk: int, item_id: int) -> HttpResponse:
    """Keep the reader's note at an item of their packet."""
    packet, form = _packet(request, meeting_of(request, pk, "meeting:see")), NoteForm(request.POST)
    if packet is None:
        return redirect("meeting-packet-read", pk)
    if item_id not in {row.item for row in rows_of(packet) if not row.withheld}:
        raise Http404
    if form.is_valid():
        _noted(request, item_id, form.cleaned_data["body"])
    else:
        messages.error(request, "The note is too long; shorten it.")
    return redirect(f"{reverse('meeting-packet-read', args=[pk])}?item={item_id}")


def _noted(request: HttpRequest, item_id: int, body: str) -> None:
    try:
        write_note(item_id=item_id, body=body, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "Your note is kept, for your eyes alone.")


def _packet(request: HttpRequest, meeting: Meeting) -> Packet | None:
    """The reader's packet as it may be read at this moment."""
    actor = actor_of(request)
    packet = packet_of(actor, meeting)
    return packet and up_to_date(packet=packet, by=actor, at=timezone.now())


def _around(packet: Packet, rows: tuple[Row, ...], here: Row | None) -> dict:
    """The pages to be shown, and the items before and after."""
    readable = [row for row in rows if row.pages and not row.withheld]
    front = min((row.page for row in readable), default=packet.pages + 1)
    if here is None:
        return {"numbers": range(1, front), "after": readable[0] if readable else None}
    at = [row.item for row in readable].index(here.item) if here in readable else None
    return {
        "numbers": range(here.page, here.page + here.pages),
        "before": readable[at - 1] if at else None,
        "after": readable[at + 1] if at is not None and at + 1 < len(readable) else None,
    }


def _page(packet: Packet, number: int) -> bytes:
    """The one page, from the item's part where it has one: that is smaller than the book."""
    row = row_of_page(rows_of(packet), number)
    source = part_pdf(row.part) if row else read(packet.book)
    within = number - row.page + 1 if row else number
    return stamped_page(source, mark_of(packet), within, number, packet.pages)
