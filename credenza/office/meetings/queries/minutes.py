"""Minutes: the record of a meeting as its rows show it, and the words written beside it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from credenza.core.calendar import long_date
from credenza.core.committees.agenda import part_of
from credenza.core.committees.charter import MAJORITIES, Charter
from credenza.core.committees.conflicts import KINDS
from credenza.core.committees.minutes import (
    DRAFT,
    PROPOSED,
    SEALED,
    Written,
    for_reader,
    written,
)
from credenza.core.committees.motions import CONSENT, ROLL
from credenza.core.committees.record import (
    Attendee,
    ItemRecord,
    MeetingRecord,
    MotionRecord,
    Span,
    Task,
    file_mark,
    seat_mark,
)
from credenza.core.committees.seats import SEATS, VOTING
from credenza.core.committees.tally import CHOICES
from credenza.core.committees.wording import quorum_words
from credenza.core.permissions import Actor
from credenza.office.meetings.models import (
    ActionItem,
    Addendum,
    AgendaItem,
    Decision,
    Followed,
    Meeting,
    Minutes,
    Motion,
    Seat,
)
from credenza.office.meetings.queries.agenda import rows as agenda_rows
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.papers import matters_of, papers_of
from credenza.office.meetings.queries.scope import day_of, seat_of
from credenza.office.meetings.queries.sessions import (
    attendances,
    motions,
    recusals,
    seats,
    session_of,
)

ORDER = tuple(SEATS)


def minutes_of(meeting: Meeting) -> Minutes | None:
    """What was written of the meeting; None before a word was."""
    return Minutes.objects.select_related("pdf", "docx").filter(meeting=meeting).first()


def words_of(minutes: Minutes | None) -> dict[str, str]:
    """The words that were written, by section."""
    if minutes is None or not minutes.words_sealed:
        return {}
    place = ("minutes", str(minutes.meeting_id))
    return json.loads(settings.VAULT.unseal(minutes.words_sealed, *place))


def draft_of(meeting: Meeting) -> Written:
    """The minutes as they stand: what the record shows, and the words written so far."""
    row = minutes_of(meeting)
    return written(record_of(meeting, row), words_of(row), standing(row))


def standing(minutes: Minutes | None) -> str:
    """Whether minutes are a draft, or when they were approved."""
    state = minutes.state if minutes else DRAFT
    if state == SEALED:
        return f"Approved {long_date(minutes.approved_on)} and sealed"
    return "Draft, before the committee" if state == PROPOSED else "Draft, not yet approved"


def addenda(minutes: Minutes | None) -> QuerySet[Addendum]:
    """Corrections of sealed minutes, in order."""
    rows = Addendum.objects.filter(minutes=minutes) if minutes else Addendum.objects.none()
    return rows.select_related("pdf").order_by("number")


def words_of_addendum(addendum: Addendum) -> str:
    """What an addendum says."""
    place = ("addendum", str(addendum.minutes_id), str(addendum.number))
    return settings.VAULT.unseal(addendum.body_sealed, *place)


def marks_of(actor: Actor, meeting: Meeting) -> set[str]:
    """What marks ``actor`` where something is closed to a reader: their files and their seat."""
    seat = seat_of(actor, meeting.committee, day_of(meeting))
    files = {actor.practitioner, seat and seat.practitioner_id} - {None, 0}
    return {file_mark(one) for one in files} | marks_of_seat(seat)


def marks_of_seat(seat: Seat | None) -> set[str]:
    """What marks the holder of a seat."""
    if seat is None:
        return set()
    own = {file_mark(seat.practitioner_id)} if seat.practitioner_id else set()
    return own | {seat_mark(seat.pk)}


def copy_for(meeting: Meeting, marks: set[str]) -> Written:
    """The minutes as a reader of these marks may see them."""
    return for_reader(draft_of(meeting), marks)


def record_of(meeting: Meeting, minutes: Minutes | None = None) -> MeetingRecord:
    """What happened in a meeting, from its roll, agenda, motions and votes."""
    charter, session = charter_of(meeting.committee, day_of(meeting)), session_of(meeting)
    zone = ZoneInfo(meeting.committee.facility.zone)
    moved = _motions(meeting, charter)
    return MeetingRecord(
        facility=meeting.committee.facility.name,
        committee=meeting.committee.name,
        title=meeting.title,
        on=day_of(meeting),
        legend=charter.legend,
        citation=charter.citation,
        quorum=quorum_words(charter.quorum),
        place=meeting.place,
        opened=_clock(meeting.opened_at, zone),
        closed=_clock(meeting.closed_at, zone),
        presiding=session.presiding.name if session and session.presiding else _chair(meeting),
        secretary=minutes.written_by if minutes else "",
        attendance=tuple(_attendance(meeting, zone)),
        items=tuple(_items(meeting, moved)),
        business=tuple(moved[None]),
    )


def _attendance(meeting: Meeting, zone: ZoneInfo) -> Iterable[Attendee]:
    spans, guests = defaultdict(list), []
    for row in attendances(meeting):
        span = _span(row, meeting, zone)
        if row.seat_id is None:
            guests.append(Attendee(row.guest, "Guest", False, (span,)))
        else:
            spans[row.seat_id].append(span)
    holders = sorted(seats(meeting), key=lambda one: (ORDER.index(one.kind), one.name, one.pk))
    names = {one.pk: one.name for one in holders}
    for one in holders:
        if one.stands_in_for_id is not None and not spans[one.pk]:
            continue  # nobody was to be stood in for
        yield Attendee(
            name=one.name,
            seat=one.title or SEATS[one.kind],
            votes=one.kind in VOTING,
            spans=tuple(spans[one.pk]),
            stands_in_for=names.get(one.stands_in_for_id, ""),
        )
    yield from guests


def _span(row, meeting: Meeting, zone: ZoneInfo) -> Span:
    """The stretch, without ends that are those of the meeting."""
    since = row.arrived_at if meeting.opened_at and row.arrived_at > meeting.opened_at else None
    until = row.left_at if row.left_at != meeting.closed_at else None
    return Span(_clock(since, zone), _clock(until, zone))


def _items(meeting: Meeting, moved: Mapping[int | None, list]) -> Iterable[ItemRecord]:
    items = agenda_rows(meeting)
    matters = matters_of(items, meeting.committee.facility_id)
    papers = papers_of(items, matters)
    left, decisions = _recused(meeting), _decisions(meeting)
    followed, tasks = _followed(meeting), _tasks(meeting)
    for number, item in enumerate(items, start=1):
        decision = decisions.get(item.pk)
        yield ItemRecord(
            item=item.pk,
            number=number,
            title=item.title,
            state=item.state,
            part=part_of(item),
            summary=item.summary,
            remark=item.remark,
            is_matter=bool(item.matter),
            papers=tuple(one.title for one in papers.get(item.pk, ())),
            recused=tuple((row.seat.name, row.words or KINDS[row.kind]) for row in left[item.pk]),
            motions=tuple(moved[item.pk]),
            decision=_choice(decision, matters.get(item.pk)),
            reason=_reason(decision),
            followed=followed.get(item.pk, ""),
            tasks=tuple(tasks[item.pk]),
            closed_to=_closed_to(item, left[item.pk]),
        )


def _closed_to(item: AgendaItem, left: Iterable) -> frozenset[str]:
    files = {*item.conflicted, item.practitioner_id} - {None}
    marks = {file_mark(one) for one in files}
    return frozenset(marks.union(*(marks_of_seat(row.seat) for row in left)))


def _motions(meeting: Meeting, charter: Charter) -> Mapping[int | None, list[MotionRecord]]:
    """Motions by item; one on the consent agenda stands at the first item that it covers."""
    found: dict[int | None, list[MotionRecord]] = defaultdict(list)
    rows = motions(meeting).prefetch_related("votes__seat", "covers")
    for row in rows:
        where = row.item_id
        if row.kind == CONSENT:
            covered = sorted(row.covers.all(), key=lambda item: (item.position, item.pk))
            where = covered[0].pk if covered else None
        found[where].append(_motion(row, charter))
    return found


def _motion(row: Motion, charter: Charter) -> MotionRecord:
    was_voted = row.closed_at is not None and row.opened_at is not None
    named = row.votes.all() if row.method == ROLL and was_voted else ()
    return MotionRecord(
        kind=row.kind,
        text=row.text,
        state=row.state,
        mover=row.mover.name,
        seconder=row.seconder.name if row.seconder else "",
        method=row.method if was_voted else "",
        result=row.result,
        rule=MAJORITIES[charter.majority] if was_voted else "",
        quorum=row.quorum,
        votes=tuple(sorted((one.seat.name, CHOICES.get(one.choice, "–")) for one in named)),
    )


def _recused(meeting: Meeting) -> Mapping[int, list]:
    found = defaultdict(list)
    for row in recusals(meeting):
        found[row.item_id].append(row)
    return found


def _decisions(meeting: Meeting) -> dict[int, Decision]:
    rows = Decision.objects.filter(item__meeting=meeting).order_by("id")
    return {one.item_id: one for one in rows}


def _choice(decision: Decision | None, matter) -> str:
    if decision is None:
        return ""
    known = matter.choice(decision.choice) if matter else None
    return known.title if known else decision.choice.replace("_", " ")


def _reason(decision: Decision | None) -> str:
    if decision is None:
        return ""
    return " ".join(filter(None, (decision.reason.strip(), decision.conditions.strip())))


def _followed(meeting: Meeting) -> dict[int, str]:
    rows = Followed.objects.filter(item__meeting=meeting).order_by("id")
    return dict(rows.values_list("item", "words"))


def _tasks(meeting: Meeting) -> Mapping[int, list[Task]]:
    found = defaultdict(list)
    rows = ActionItem.objects.filter(item__meeting=meeting).select_related("seat", "user")
    for row in rows.order_by("due_on", "id"):
        found[row.item_id].append(Task(row.title, row.owner, row.due_on))
    return found


def _chair(meeting: Meeting) -> str:
    """Who would preside, before it is known who does: the chair, if there."""
    return next((one.name for one in seats(meeting) if one.kind == ORDER[0]), "")


def _clock(instant: datetime | None, zone: ZoneInfo) -> time | None:
    return instant.astimezone(zone).time() if instant else None
