"""The sample's meetings that were held, with their minutes, and the packet that is out."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from credenza.core.committees.seats import VOTING
from credenza.core.letters import Paragraph
from credenza.core.permissions import Actor
from credenza.formats.letters import Letter, Letterhead, Signer, as_pdf
from credenza.office.correspondence.actions.post import deliver_waiting
from credenza.office.desk.sample.telling import Teller
from credenza.office.documents.actions import examine
from credenza.office.meetings.actions import minutes, motions, planning, recusals, sessions, votes
from credenza.office.meetings.actions.agenda import Typed, add
from credenza.office.meetings.actions.items import finish
from credenza.office.meetings.actions.packets import release
from credenza.office.meetings.actions.papers import enclose
from credenza.office.meetings.queries.minutes import draft_of, minutes_of
from credenza.office.meetings.queries.scope import visible_meetings
from credenza.office.meetings.queries.sessions import seats
from credenza.office.team.queries import all_committees
from credenza.sample.places import DOMAIN, MEDICAL_CENTER
from credenza.sample.sittings import NEXT, PAPERS, SEALED, WAITING, Point, Sitting

COORDINATOR, DIRECTOR = f"coordinator@{DOMAIN}", f"director@{DOMAIN}"
MINUTE = timedelta(minutes=1)


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """Two meetings are held and minuted, one is approved; the packet of a third goes out."""
    for one in (SEALED, WAITING):
        yield teller.at(one.on, one.hour), lambda one=one: _hold(teller, one)
        yield teller.at(one.on + 1, 10), lambda one=one: _minute(teller, one)
    sealed = teller.at(SEALED.on + 7, 9)
    yield sealed, lambda: _seal(teller, sealed)
    out = teller.at(-2, 15)
    yield out, lambda: _release(teller, out)


def _hold(teller: Teller, one: Sitting) -> None:
    by, at = teller.actors[COORDINATOR], teller.at(one.on, one.hour)
    meeting = _planned(teller, one, by, at)
    items = [_item(meeting, point, by, at) for point in one.points]
    there = _there(teller, meeting, one)
    late = _seats(teller, meeting, (one.late,))
    given = {"present": [seat for seat in there if seat not in late], "by": by, "at": at}
    meeting = sessions.open_session(meeting=meeting, **given)
    sessions.preside(meeting=meeting, seat=there[0], by=by, at=at)
    for seat in late:
        sessions.arrive(meeting=meeting, seat=seat, by=by, at=at + 10 * MINUTE)
    for number, (item, point) in enumerate(zip(items, one.points, strict=True), start=1):
        _decide(teller, item, point, there, by, at + 12 * number * MINUTE)
    sessions.adjourn(meeting=meeting, by=by, at=at + 50 * MINUTE)


def _planned(teller: Teller, one: Sitting, by: Actor, at: datetime):
    rows = all_committees().select_related("facility")
    place = teller.ground.facilities[MEDICAL_CENTER]
    committee = rows.get(facility=place, kind=one.kind)
    starts_at = teller.at(one.on, one.hour)
    values = {"title": one.title, "starts_at": starts_at, "ends_at": starts_at + 60 * MINUTE}
    values |= {"kind": "regular" if one.title.startswith("Regular") else "special"}
    return planning.plan(committee=committee, values=values | {"place": "Board room"}, by=by, at=at)


def _item(meeting, point: Point, by: Actor, at: datetime):
    typed = Typed(point.title, point.minutes, point.summary, point.presenter, point.executive)
    return add(meeting=meeting, typed=typed, by=by, at=at)


def _there(teller: Teller, meeting, one: Sitting) -> list:
    """Who comes: the chair first, substitutes and absent members not at all."""
    absent = _seats(teller, meeting, one.absent)
    rows = [seat for seat in seats(meeting) if seat.stands_in_for_id is None]
    return sorted(
        (seat for seat in rows if seat not in absent), key=lambda seat: seat.kind != "chair"
    )


def _seats(teller: Teller, meeting, numbers) -> list:
    files = {teller.written[one].practitioner.pk for one in numbers if one is not None}
    return [seat for seat in seats(meeting) if seat.practitioner_id in files]


def _decide(teller: Teller, item, point: Point, there: list, by: Actor, at: datetime) -> None:
    item.refresh_from_db()
    meeting = item.meeting
    sessions.take_up(meeting=meeting, item=item, by=by, at=at)
    away = _seats(teller, meeting, (point.recused,))
    for seat in away:
        words = "Holds the privilege on the new criteria"
        recusals.recuse(item=item, seat=seat, kind="other", words=words, by=by, at=at)
    if not point.motion:
        finish(item=item, by=by, at=at)
        return
    mover, seconder, *_ = (s for s in there if s.kind in VOTING and s not in away)
    wording = motions.Wording(point.motion)
    moved = motions.move_motion(
        meeting=meeting, kind="main", item=item, mover=mover, wording=wording, by=by, at=at
    )
    motions.second(motion=moved, seat=seconder, by=by, at=at)
    votes.open_vote(motion=moved, method="voice", by=by, at=at)
    votes.close_vote(motion=moved, by=by, at=at + MINUTE)


def _minute(teller: Teller, one: Sitting) -> None:
    by, at = teller.actors[COORDINATOR], teller.at(one.on + 1, 10)
    meeting = _held(teller, one)
    said = {point.title: point.said for point in one.points}
    for section in draft_of(meeting).sections:
        if said.get(section.title):
            given = {"key": section.key, "words": said[section.title], "was": section.words}
            minutes.write(meeting=meeting, **given, by=by, at=at)
    row = minutes_of(meeting)
    row.meeting = meeting
    minutes.propose(minutes=row, by=by, at=at)


def _seal(teller: Teller, at: datetime) -> None:
    meeting = _held(teller, SEALED)
    row = minutes_of(meeting)
    row.meeting = meeting
    given = {"approved_on": at.date(), "how": "By the committee, in writing, without dissent"}
    minutes.seal(minutes=row, **given, by=teller.actors[DIRECTOR], at=at)


def _release(teller: Teller, at: datetime) -> None:
    by = teller.actors[COORDINATOR]
    meeting = _planned(teller, NEXT, by, at)
    items = [_item(meeting, point, by, at) for point in NEXT.points]
    for title, (place, *lines) in PAPERS.items():
        handed = examine(data=_paper(title, lines), name=f"{title}.pdf", by=by, at=at)
        enclose(item=items[place], handed=handed, by=by, at=at)
    release(meeting=meeting, by=by, at=at)
    deliver_waiting(by=by, at=at)


def _held(teller: Teller, one: Sitting):
    rows = visible_meetings(teller.actors[COORDINATOR], "meeting:keep")
    return rows.get(committee__kind=one.kind, starts_at=teller.at(one.on, one.hour))


def _paper(title: str, lines: list[str]) -> bytes:
    head = Letterhead("Cedar Valley Medical Center", ("Medical staff office",))
    blocks = tuple(Paragraph(line) for line in lines)
    return as_pdf(Letter(head, "", (), title, "", blocks, "", Signer("")))
