"""Documents of meetings as they are sent to a browser."""

import hashlib
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from credenza.formats.packets import stamped
from credenza.office.documents.queries import read
from credenza.office.meetings.actions.packets import fetched, up_to_date
from credenza.office.meetings.models import Packet
from credenza.office.meetings.queries.packets import mark_of
from credenza.office.team.queries import actor_of

PDF = "application/pdf"


def taken_out(request: HttpRequest, packet: Packet) -> HttpResponse:
    """A packet as PDF with its reader's name on every page; that a copy left is recorded."""
    by, at = actor_of(request), timezone.now()
    packet = up_to_date(packet=packet, by=by, at=at)
    copy = stamped(read(packet.book), mark_of(packet))
    fetched(packet=packet, sha256=hashlib.sha256(copy).hexdigest(), by=by, at=at)
    return pdf_answer(copy, f"{packet.release.meeting.title}, packet of {packet.reader}")


def pdf_answer(pdf: bytes, name: str, *, inline: bool = False) -> HttpResponse:
    """A PDF under that name, to be saved; ``inline``: to be looked at."""
    return file_answer(pdf, PDF, f"{name}.pdf", inline=inline)


def file_answer(data: bytes, media_type: str, name: str, *, inline: bool = False) -> HttpResponse:
    """A file under its whole name."""
    response = HttpResponse(data, content_type=media_type)
    how = "inline" if inline else "attachment"
    response.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name, safe='')}"
    return response
