"""Packets: what goes into them, who has read theirs, and what a reader noted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, QuerySet

from credenza.core.calendar import long_date
from credenza.core.committees.agenda import CARRIED_OVER, ORIGINS, heading_of, part_of
from credenza.core.committees.minutes import MATTER, Written, for_reader, is_whole_for
from credenza.core.committees.packets import Row, fingerprint
from credenza.core.permissions import Actor
from credenza.formats.packets import Entry, Front, Mark
from credenza.office.documents.queries import read
from credenza.office.meetings.models import AgendaItem, Meeting, Note, Packet, Part, Release, Seat
from credenza.office.meetings.queries.agenda import rows as agenda_rows
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.minutes import draft_of, marks_of_seat
from credenza.office.meetings.queries.papers import ItemPaper, matters_of, papers_of
from credenza.office.meetings.queries.scope import day_of, seat_of, seated
from credenza.office.meetings.queries.sessions import known_conflicts, recusals, roll_places

EDITION = 1
"""Raised when the look of parts changes, so that they are made anew."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An item as it shall stand in the packets; ``row.part`` is the fingerprint of its pages.

    ``minutes`` are those that wait for approval, where it is about some.
    """

    item: AgendaItem
    entry: Entry
    papers: list[ItemPaper]
    row: Row
    minutes: Written | None = None


def planned(meeting: Meeting) -> list[Planned]:
    """The agenda with its papers, as it would be released now."""
    items = agenda_rows(meeting)
    matters = matters_of(items, meeting.committee.facility_id)
    papers = papers_of(items, matters)
    found, before = [], ""
    for number, item in enumerate(items, start=1):
        part = part_of(item)
        heading = heading_of(part, before)
        asks = tuple(one.title for one in matters[item.pk].choices) if item.pk in matters else ()
        entry = Entry(
            number=str(number),
            title=item.title,
            summary=item.summary,
            about=_about(item),
            asks=asks,
            minutes=item.minutes,
            heading=heading,
        )
        found.append(_planned(item, entry, papers.get(item.pk, [])))
        before = part
    return found


def as_read_by(one: Planned, seat: Seat) -> Planned:
    """The item as the holder of a seat may see it: minutes that tell of an item closed to them are
    a copy without it.
    """
    marks = marks_of_seat(seat)
    if one.minutes is None or is_whole_for(one.minutes, marks):
        return one
    copy = for_reader(one.minutes, marks)
    papers = [replace(paper, copy=copy) for paper in one.papers if paper.enclosure is None]
    papers += [paper for paper in one.papers if paper.enclosure is not None]
    closed = [section.key for section in one.minutes.sections if marks & section.closed_to]
    part = fingerprint("copy", one.row.part, closed)
    return replace(one, papers=papers, row=replace(one.row, part=part))


def front_of(meeting: Meeting) -> Front:
    """The first page: whose meeting, when and where."""
    facility, charter = meeting.committee.facility, charter_of(meeting.committee, day_of(meeting))
    return Front(
        office=f"{facility.name} · Medical Staff Office",
        committee=meeting.committee.name,
        title=meeting.title,
        when=_when(meeting.starts_at, facility.zone),
        lines=tuple(filter(None, (meeting.place, meeting.link))),
        legend=charter.legend,
    )


def mark_of(packet: Packet) -> Mark:
    """What is laid over the pages of a packet."""
    release = packet.release
    meeting = release.meeting
    charter, zone = charter_of(meeting.committee, day_of(meeting)), meeting.committee.facility.zone
    day = long_date(release.released_at.astimezone(ZoneInfo(zone)).date())
    return Mark(packet.reader, charter.legend, f"release {release.number} of {day}")


def readers(meeting: Meeting) -> list[Seat]:
    """Whoever holds a seat on the day of the meeting."""
    return list(
        seated(day_of(meeting)).filter(committee=meeting.committee_id).select_related("user")
    )


def withheld(meeting: Meeting, items: Sequence[AgendaItem]) -> dict[int, set[int]]:
    """Ids of the items in which holders of seats have no part, by seat: what is known from the
    files, what was declared, and who was recused; two reads beside those of the roll.
    """
    found: dict[int, set[int]] = defaultdict(set)
    for item, seat, _ in known_conflicts(items, roll_places(meeting)):
        found[seat].add(item.pk)
    for recusal in recusals(meeting):
        found[recusal.seat_id].add(recusal.item_id)
    return found


def parts_by_key(keys: Sequence[str]) -> dict[str, Part]:
    """Parts that were made before, by fingerprint; one read."""
    rows = Part.objects.filter(key__in=[key for key in keys if key]).select_related("document")
    return {one.key: one for one in rows.order_by("id")}


def book_key(front: Front, rows: Sequence[Row]) -> str:
    """The fingerprint of a whole book."""
    plain = [row.stored() | {"page": 0, "pages": 0, "is_new": False} for row in rows]
    return fingerprint("book", EDITION, asdict(front), plain)


def release_in_force(meeting: Meeting) -> Release | None:
    """The release that members read; None before the first, and after a recall."""
    return meeting.releases.filter(recalled_at=None).first()


def releases(meeting: Meeting) -> QuerySet[Release]:
    """All releases, the newest first."""
    return meeting.releases.order_by("-number")


def next_number(meeting: Meeting) -> int:
    """The number that the next release takes."""
    return (meeting.releases.aggregate(last=Max("number"))["last"] or 0) + 1


def packets(release: Release) -> QuerySet[Packet]:
    """The packets of a release by reader."""
    rows = Packet.objects.filter(release=release).select_related("seat__user", "book")
    return rows.order_by("reader", "id")


def packet_for(seat: Seat, meeting: Meeting) -> Packet | None:
    """What the holder of a seat reads now; None where nothing is released to them."""
    rows = Packet.objects.filter(seat=seat, release__meeting=meeting, release__recalled_at=None)
    return rows.select_related("book", "release__meeting__committee__facility", "seat").first()


def packet_of(actor: Actor, meeting: Meeting) -> Packet | None:
    """What ``actor`` reads of a meeting now, by their seat."""
    seat = seat_of(actor, meeting.committee, day_of(meeting))
    return packet_for(seat, meeting) if seat else None


def packet_before(seat: Seat, meeting: Meeting) -> Packet | None:
    """What the holder of a seat could read last, recalled or not."""
    rows = Packet.objects.filter(seat=seat, release__meeting=meeting)
    return rows.order_by("-release__number").first()


def rows_of(packet: Packet) -> tuple[Row, ...]:
    """What is in a packet."""
    return tuple(Row.from_stored(one) for one in packet.contents)


def items_of(packet: Packet) -> list[AgendaItem]:
    """The items that are not withheld in a packet."""
    ids = [row.item for row in rows_of(packet) if not row.withheld]
    return list(AgendaItem.objects.filter(pk__in=ids).order_by("position", "id"))


def part_pdf(key: str) -> bytes:
    """The pages of a part. Raises Part.DoesNotExist."""
    return read(Part.objects.select_related("document").get(key=key).document)


def note_of(user: int, item: int) -> str:
    """What a person noted at an item; "" for nothing. For that person alone."""
    row = Note.objects.filter(item=item, user=user).first()
    return settings.VAULT.unseal(row.body_sealed, "note", str(item), str(user)) if row else ""


def noted(user: int, meeting: Meeting) -> set[int]:
    """Items of a meeting at which a person noted something."""
    rows = Note.objects.filter(user=user, item__meeting=meeting).order_by("id")
    return set(rows.values_list("item", flat=True))


def _planned(item: AgendaItem, entry: Entry, papers: list[ItemPaper]) -> Planned:
    has_pages = bool(entry.summary.strip() or papers)
    made_of = [[one.title, one.document.media_type, one.document.sha256] for one in papers]
    key = fingerprint("part", EDITION, asdict(entry) | {"heading": ""}, made_of)
    row = Row(
        item=item.pk,
        number=entry.number,
        title=entry.title,
        about=entry.about,
        minutes=entry.minutes,
        heading=entry.heading,
        part=key if has_pages else "",
    )
    return Planned(item, entry, papers, row, _minutes_of(item))


def _minutes_of(item: AgendaItem) -> Written | None:
    """The minutes that an item is about."""
    if item.matter != MATTER or not item.reference.isdecimal():
        return None
    rows = Meeting.objects.select_related("committee__facility")
    held = rows.filter(minutes=int(item.reference)).first()
    return draft_of(held) if held else None


def _about(item: AgendaItem) -> tuple[str, ...]:
    presenter = f"Presented by {item.presenter}" if item.presenter else ""
    carried = ORIGINS[CARRIED_OVER] if item.origin == CARRIED_OVER else ""
    return tuple(filter(None, (presenter, carried)))


def _when(at: datetime, zone: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%A} {long_date(local.date())}, {local:%H:%M}"
