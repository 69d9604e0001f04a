"""The sample's committees: their rooms, who sits in them, and their meetings to come."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from credenza.core.committees.seats import VOTING
from credenza.core.facts import Standing
from credenza.core.permissions import Actor
from credenza.office.correspondence.actions.post import deliver_waiting
from credenza.office.desk.sample.telling import Teller
from credenza.office.meetings.actions.charters import amend
from credenza.office.meetings.actions.invitations import answer, invite
from credenza.office.meetings.actions.planning import plan, plan_year
from credenza.office.meetings.actions.seats import give
from credenza.office.meetings.queries.charters import charter_of, kind_charter
from credenza.office.meetings.queries.invitations import turnout
from credenza.office.meetings.queries.meetings import of_committee
from credenza.office.team.actions import enrol, share_password
from credenza.office.team.queries import account_at, account_of_file, all_committees
from credenza.packs.loader import professions
from credenza.sample.committees import MEMBERS, ROOMS, SEATS, UNNAMED, Seat
from credenza.sample.places import DOMAIN, HOSPITALS, MEDICAL_CENTER, PASSWORD

DIRECTOR = f"director@{DOMAIN}"
SEATED, PLANNED, INVITED = -45, -40, -3
ANSWERS = ("yes", "yes", "no", "yes")
"""What the first invited answered by the link; the others have not yet."""


def moments(teller: Teller, sample: Actor) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The director fills the committees, plans their meetings until the end of next year, and
    invites to the next one.
    """
    seated, planned, invited = (teller.at(on, 10) for on in (SEATED, PLANNED, INVITED))
    yield seated, lambda: _fill(teller, sample, seated)
    yield planned, lambda: _plan(teller, planned)
    yield invited, lambda: _invite(teller, invited)
    answered = teller.at(INVITED, 16)
    yield answered, lambda: _answer(teller, answered)


def _fill(teller: Teller, sample: Actor, at: datetime) -> None:
    users = [_enrol(teller, email, number, sample, at) for email, number in MEMBERS.items()]
    share_password(users=users, password=PASSWORD, by=sample, at=at)
    for (place, kind), seats in SEATS.items():
        committee = _committee(teller, place, kind)
        before = None
        for one in seats:
            values = _values(teller, one) | {"stands_in_for": before if one.substitute else None}
            before = give(committee=committee, values=values, by=teller.actors[DIRECTOR], at=at)
    for place, kind in UNNAMED:
        _fill_from_staff(teller, place, kind, at)


def _fill_from_staff(teller: Teller, place: int, kind: str, at: datetime) -> None:
    """Seats with a vote go round among the physicians on the staff there."""
    committee, people = _committee(teller, place, kind), _physicians(teller, place)
    seats = [
        Seat(plan.kind, plan.title, next(people))
        for plan in kind_charter(kind).seats
        for _ in range(plan.count if plan.kind in VOTING else 0)
    ]
    for one in seats:
        values = _values(teller, one)
        give(committee=committee, values=values, by=teller.actors[DIRECTOR], at=at)


def _physicians(teller: Teller, place: int) -> Iterator[int]:
    """Numbers of files, the last ones first: the office's first files have stories of their own."""
    for number in sorted(teller.written, reverse=True):
        file = teller.files[number]
        here = [one.facility for one in file.appointments if one.standing == Standing.ACTIVE]
        if place in here and professions()[file.person.profession].physician:
            yield number


def _enrol(teller: Teller, email: str, number: int, sample: Actor, at: datetime):
    name = teller.files[number].person.name.partition(",")[0]
    practitioner = teller.written[number].practitioner.pk
    given = {"email": email, "name": name, "practitioner_id": practitioner}
    return enrol(**given, grants=[], by=sample, at=at)


def _values(teller: Teller, one: Seat) -> dict:
    if one.practitioner is None:
        user = account_at(one.email)
        who = {"user": user, "name": user.name if user else one.name, "email": one.email}
    else:
        who = _practitioner(teller, one.practitioner)
    starts_on = teller.today + timedelta(days=one.began)
    ends_on = None if one.ends is None else teller.today + timedelta(days=one.ends)
    return who | {"kind": one.kind, "title": one.title, "starts_on": starts_on, "ends_on": ends_on}


def _practitioner(teller: Teller, number: int) -> dict:
    person, row = teller.files[number].person, teller.written[number].practitioner
    user = account_of_file(row.pk)
    return {
        "user": user,
        "practitioner": row,
        "name": person.name,
        "email": user.email if user else person.email,
        "is_physician": professions()[person.profession].physician,
    }


def _plan(teller: Teller, at: datetime) -> None:
    by, last = teller.actors[DIRECTOR], date(teller.today.year + 1, 12, 31)
    for place in HOSPITALS:
        for committee in _committees(teller, place):
            if place == MEDICAL_CENTER:
                _house(committee, by, at)
            plan_year(committee=committee, first=teller.today, last=last, by=by, at=at)
    _plan_a_retreat(teller, by, at)


def _plan_a_retreat(teller: Teller, by: Actor, at: datetime) -> None:
    """The bylaws committee wants the room of the executive committee, and one of its members."""
    executives = _committee(teller, MEDICAL_CENTER, "mec")
    _, second, *_ = of_committee(executives, at)[0]
    values = {
        "title": "Bylaws retreat",
        "kind": "special",
        "starts_at": second.starts_at + timedelta(hours=1),
        "ends_at": second.starts_at + timedelta(hours=4),
        "place": second.place,
    }
    plan(committee=_committee(teller, MEDICAL_CENTER, "bylaws"), values=values, by=by, at=at)


def _invite(teller: Teller, at: datetime) -> None:
    by = teller.actors[DIRECTOR]
    invite(meeting=_next_meeting(teller, at), by=by, at=at)
    deliver_waiting(by=by, at=at)


def _answer(teller: Teller, at: datetime) -> None:
    meeting = _next_meeting(teller, at)
    expected = turnout(meeting, charter_of(meeting.committee, teller.today))
    for one, says in zip(expected.asked, ANSWERS, strict=False):
        guest = Actor(None, f"{one.seat.name}, by the link")
        answer(given=one.invitation, says=says, by=guest, at=at)


def _next_meeting(teller: Teller, at: datetime):
    [meeting, *_], _ = of_committee(_committee(teller, MEDICAL_CENTER, "credentials"), at)
    return meeting


def _house(committee, by: Actor, at: datetime) -> None:
    """Its charter names the room in which it meets."""
    day, kind = at.date(), committee.kind
    charter = replace(charter_of(committee, day), place=ROOMS[kind])
    given = {"charter": charter, "effective_on": day, "citation": "Committee manual, rooms"}
    amend(committee=committee, **given, by=by, at=at)


def _committees(teller: Teller, place: int) -> list:
    rows = all_committees().filter(facility=teller.ground.facilities[place])
    return list(rows.select_related("facility"))


def _committee(teller: Teller, place: int, kind: str):
    return next(one for one in _committees(teller, place) if one.kind == kind)
