"""Packets are made, released, recalled, and kept from whoever has no part in an item."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse

from credenza.core.committees.packets import RECUSED, Row, compared, for_reader, placed
from credenza.core.committees.steps import CALLED, MEETING, PLANNED
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.formats.minutes import as_pdf
from credenza.formats.packets import Entry, Front, Paper, bind, pages_of, part
from credenza.office.correspondence.actions.post import post
from credenza.office.documents.actions import keep
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.models import Meeting, Packet, Part, Release, Seat
from credenza.office.meetings.queries.packets import (
    Planned,
    as_read_by,
    book_key,
    front_of,
    items_of,
    next_number,
    packet_before,
    packets,
    parts_by_key,
    planned,
    readers,
    release_in_force,
    rows_of,
    withheld,
)
from credenza.office.meetings.queries.papers import ItemPaper
from credenza.office.meetings.queries.scope import may_keep

PDF = "application/pdf"
CHANGED = "The agenda or a paper changed while the packets were made. Release them again."
NOBODY = "Nobody holds a seat on the day of the meeting: there is nobody to read it."
EMPTY = "Nothing is on the agenda yet."
SUBJECTS = {"released": "your packet is ready", "recalled": "the packet was recalled"}


@dataclass(frozen=True, slots=True)
class Made:
    """A book that is made: its document and pages, and the rows with their places."""

    book: Part
    rows: tuple[Row, ...]


def release(*, meeting: Meeting, by: Actor, at: datetime) -> Release:
    """Make everybody's packet and let them read it: whoever holds a seat on the day.

    Only what changed is made anew, and that before anything else waits for it. Raises Refused
    without the right, where nobody would read or nothing is to be read, when packets are out
    already, and where the agenda changed meanwhile.
    """
    require(may_keep(by, meeting))
    agenda, seats = planned(meeting), readers(meeting)
    if not agenda:
        raise Refused(refused(EMPTY))
    if not seats:
        raise Refused(refused(NOBODY))
    kept = withheld(meeting, [one.item for one in agenda])
    books = {seat.pk: _book_for(seat, meeting, agenda, kept[seat.pk], by, at) for seat in seats}
    return _release(meeting=meeting, agenda=agenda, seats=seats, books=books, by=by, at=at)


@act("packet:release")
def _release(
    *,
    meeting: Meeting,
    agenda: Sequence[Planned],
    seats: Sequence[Seat],
    books: Mapping[int, Made],
    by: Actor,
    at: datetime,
) -> Release:
    meeting = _held(meeting)
    require(MEETING.may_go(meeting.state, "call"))
    if [one.row for one in planned(meeting)] != [one.row for one in agenda]:
        raise Refused(refused(CHANGED))
    made = Release.objects.create(
        meeting=meeting, number=next_number(meeting), released_at=at, released_by=by.name
    )
    for seat in seats:
        _packet(made, seat, books[seat.pk])
        _tell(made, seat, "released", by, at)
    _into(meeting, CALLED)
    about(meeting=meeting.pk, release=made.number, packets=len(seats))
    return made


@act("packet:recall")
def recall(*, meeting: Meeting, by: Actor, at: datetime, reason: str) -> None:
    """Take the packets back: nobody reads them any more, and the agenda can be changed again."""
    require(may_keep(by, meeting))
    meeting = _held(meeting)
    require(MEETING.may_go(meeting.state, "recall"))
    if not reason.strip():
        raise Refused(refused("Say why they are recalled."))
    current = release_in_force(meeting)
    if current is not None:
        current.recalled_at, current.recalled_by = at, by.name
        current.recalled_why = reason.strip()
        current.save(update_fields=["recalled_at", "recalled_by", "recalled_why"])
        for packet in packets(current):
            _tell(current, packet.seat, "recalled", by, at)
    _into(meeting, PLANNED)
    about(meeting=meeting.pk)


def preview(*, meeting: Meeting, seat: Seat, by: Actor, at: datetime) -> bytes:
    """The book that the holder of a seat would read if it were released now."""
    require(may_keep(by, meeting))
    agenda = planned(meeting)
    kept = withheld(meeting, [one.item for one in agenda])
    return read(_book_for(seat, meeting, agenda, kept[seat.pk], by, at).book.document)


def up_to_date(*, packet: Packet, by: Actor, at: datetime) -> Packet:
    """The packet less the items in which its reader has no part any more, as after declaring a
    conflict; to be asked before any page of it is shown.
    """
    meeting, rows = packet.release.meeting, rows_of(packet)
    readable = {row.item for row in rows if not row.withheld}
    late = withheld(meeting, items_of(packet))[packet.seat_id] & readable
    if not late:
        return packet
    made = _book(for_reader(rows, late), front_of(meeting), by, at)
    return _withhold(packet=packet, made=made, items=sorted(late), by=by, at=at)


@act("packet:withhold")
def _withhold(*, packet: Packet, made: Made, items: list[int], by: Actor, at: datetime) -> Packet:
    packet.book, packet.pages = made.book.document, made.book.pages
    packet.contents = [row.stored() for row in made.rows]
    packet.save(update_fields=["book", "pages", "contents"])
    about(packet=packet.pk, items=items)
    return packet


@act("packet:open")
def opened(*, packet: Packet, item: str = "", by: Actor, at: datetime) -> None:
    """Remember that its reader opened a packet, at an item or in front."""
    packet.opened_at, packet.seen_at = packet.opened_at or at, at
    packet.save(update_fields=["opened_at", "seen_at"])
    about(packet=packet.pk, item=item)


@act("packet:fetch")
def fetched(*, packet: Packet, sha256: str, by: Actor, at: datetime) -> None:
    """Remember that a copy of a packet was taken out; ``sha256`` is that of the copy."""
    packet.fetched_at = at
    packet.save(update_fields=["fetched_at"])
    about(packet=packet.pk, sha256=sha256)


def _book_for(
    seat: Seat, meeting: Meeting, agenda: Sequence[Planned], kept: Set[int], by: Actor, at: datetime
) -> Made:
    own = [as_read_by(one, seat) for one in agenda]
    _make_parts([one for one in own if one.row.part and one.item.pk not in kept], by, at)
    return _book(for_reader([one.row for one in own], kept), front_of(meeting), by, at)


def _make_parts(agenda: Sequence[Planned], by: Actor, at: datetime) -> None:
    """Make the parts that are not there yet."""
    known = parts_by_key([one.row.part for one in agenda])
    for one in agenda:
        if one.row.part not in known:
            papers = [_paper(each) for each in one.papers]
            _keep(pdf=part(one.entry, papers), key=one.row.part, by=by, at=at)


def _paper(one: ItemPaper) -> Paper:
    if one.copy is not None:
        return Paper(one.title, PDF, as_pdf(one.copy))
    return Paper(one.title, one.document.media_type, read(one.document))


def _book(rows: tuple[Row, ...], front: Front, by: Actor, at: datetime) -> Made:
    """The book of these rows, made once for all who may read the same."""
    key, parts = book_key(front, rows), parts_by_key([row.part for row in rows])
    lengths = {one.key: one.pages for one in parts.values()}
    known = parts_by_key([key]).get(key)
    if known is None:
        pdfs = [read(parts[row.part].document) if row.part else None for row in rows]
        book = bind(front, [_entry(row) for row in rows], pdfs)
        known = _keep(pdf=book.pdf, key=key, by=by, at=at)
    opening = known.pages - sum(lengths.get(row.part, 0) for row in rows)
    return Made(known, placed(rows, opening, lengths))


def _entry(row: Row) -> Entry:
    return Entry(
        number=row.number,
        title=row.title,
        about=row.about,
        minutes=row.minutes,
        heading=row.heading,
        withheld=RECUSED if row.withheld else "",
    )


@act("packet:make")
def _keep(*, pdf: bytes, key: str, by: Actor, at: datetime) -> Part:
    """Keep what was made under its fingerprint; made twice at once, the first is kept."""
    known = Part.objects.select_related("document").filter(key=key).first()
    if known is not None:
        return known
    pages = pages_of(pdf)
    document = keep(data=pdf, name=f"{key[:12]}.pdf", media_type=PDF, pages=pages, by=by, at=at)
    return Part.objects.create(key=key, document=document, pages=pages)


def _packet(made: Release, seat: Seat, book: Made) -> None:
    before = packet_before(seat, made.meeting)
    rows = compared(book.rows, rows_of(before) if before else ())
    Packet.objects.create(
        release=made,
        seat=seat,
        reader=seat.name,
        book=book.book.document,
        pages=book.book.pages,
        contents=[row.stored() for row in rows],
    )


def _tell(made: Release, seat: Seat, what: str, by: Actor, at: datetime) -> None:
    """Word by e-mail that a packet waits, or is recalled: nothing of what is in it."""
    if seat.user is None:
        return
    meeting = made.meeting
    context = {
        "seat": seat,
        "meeting": meeting,
        "front": front_of(meeting),
        "release": made,
        "url": settings.URL.geturl() + reverse("meeting-packet", args=[meeting.pk]),
    }
    post(
        occasion=f"Packet {what}",
        key=f"packet {meeting.uid} {made.number} {seat.pk} {what}",
        address=seat.email or seat.user.email,
        subject=f"{meeting.committee.name}: {SUBJECTS[what]}",
        body=render_to_string(f"meetings/mail/packet_{what}.txt", context),
        facility=meeting.committee.facility_id,
        by=by,
        at=at,
    )


def _held(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("committee__facility")
    return rows.get(pk=meeting.pk)


def _into(meeting: Meeting, state: str) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state=state, version=F("version") + 1)
