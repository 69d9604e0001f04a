"""Giving seats in committees, and ending them; the role of a member follows.

Whoever holds a seat today and signs in is a member of that committee, and of no other by it; staff
alone works by its own roles. The house gives and takes the role itself, so that nobody needs the
right to manage people for it; but nobody seats themselves.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from credenza.core.committees.seats import SEATS, STAFF
from credenza.core.committees.terms import Sitting, may_sit
from credenza.core.permissions import MEMBER, Actor, Grant
from credenza.core.verdict import Verdict, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.models import Seat
from credenza.office.meetings.queries.scope import seated
from credenza.office.practitioners.actions.editing import change as change_record
from credenza.office.practitioners.queries.days import today
from credenza.office.team.actions import give_role, take_role
from credenza.office.team.queries import all_committees, member_grants

ROLES = Actor.system("seats in committees")
NOBODY_ELSE = "Nobody gives a seat to themselves or ends it: ask a colleague."


@act("seat:give")
def give(*, committee, values: dict, by: Actor, at: datetime, reason: str = "") -> Seat:
    """Give somebody a seat; ``values`` are columns of ``Seat``.

    Raises Refused for a second vote, a second chair, and one's own seat.
    """
    committee = _held(committee.pk)
    seat = Seat(committee=committee, **values)
    _require_whole(seat, by)
    seat.save()
    about(practitioner=seat.practitioner_id, seat=seat.pk, committee=committee.pk)
    _follow([seat], at)
    return seat


@act("seat:change")
def change(
    *, seat: Seat, version: int, values: dict, by: Actor, at: datetime, reason: str = ""
) -> Seat:
    """Change a seat. Raises Conflict where somebody else did since, Refused as ``give`` does."""
    _held(seat.committee_id)
    before = Seat.objects.get(pk=seat.pk)
    require(_by_another(before, by))
    _require_whole(_with(Seat.objects.get(pk=seat.pk), values), by)
    changed = change_record(seat, version, values)
    _follow([before, changed], at)
    return changed


@act("seat:end")
def end(*, seat: Seat, ends_on: date, by: Actor, at: datetime, reason: str = "") -> Seat:
    """End a term; ``ends_on`` is its last day. The seats of substitutes for it end with it."""
    _held(seat.committee_id)
    seat.refresh_from_db()
    require(_by_another(seat, by))
    if ends_on < seat.starts_on:
        require(refused("A term cannot end before it begins."))
    later = Q(ends_on=None) | Q(ends_on__gt=ends_on)
    going = Seat.objects.filter(Q(pk=seat.pk) | Q(stands_in_for=seat.pk), later)
    ended = list(going.filter(starts_on__lte=ends_on).order_by("pk"))
    for one in ended:
        change_record(one, one.version, {"ends_on": ends_on})
    _follow(ended, at)
    seat.refresh_from_db()
    return seat


@act("seat:take-back")
def take_back(*, seat: Seat, by: Actor, at: datetime, reason: str) -> None:
    """Take back a seat that was given for a term that has not begun."""
    _held(seat.committee_id)
    seat.refresh_from_db()
    require(_by_another(seat, by))
    if seat.starts_on <= today(at):
        require(refused("The term has begun: end it instead."))
    about(practitioner=seat.practitioner_id, committee=seat.committee_id, name=seat.name)
    seat.delete()


def settle(*, by: Actor, at: datetime) -> int:
    """Let the role of a member begin and end with the terms of today; how many changed.

    Roles that were given to people without any seat are left alone.
    """
    return _follow(Seat.objects.filter(user__isnull=False), at)


def _held(pk: int):
    """The committee, so that no two seats are given at once."""
    rows = all_committees().select_for_update(of=("self",))
    return rows.select_related("facility").get(pk=pk)


def _with(seat: Seat, values: dict) -> Seat:
    for name, value in values.items():
        setattr(seat, name, value)
    return seat


def _require_whole(seat: Seat, by: Actor) -> None:
    if seat.kind not in SEATS:
        require(refused(f"No seat of the kind “{seat.kind}” exists."))
    require(_by_another(seat, by))
    require(_stands_in(seat))
    beside = list(Seat.objects.filter(committee=seat.committee_id).exclude(pk=seat.pk))
    own = [_sitting(one) for one in beside if _same_person(one, seat)]
    others = [_sitting(one) for one in beside if not _same_person(one, seat)]
    require(may_sit(_sitting(seat), own, others))


def _by_another(seat: Seat, by: Actor) -> Verdict:
    own = seat.user_id is not None and seat.user_id == by.id
    return refused(NOBODY_ELSE) if own else Verdict(True)


def _stands_in(seat: Seat) -> Verdict:
    for_whom = seat.stands_in_for
    if for_whom is None:
        return Verdict(True)
    odd = for_whom.committee_id != seat.committee_id or for_whom.stands_in_for_id is not None
    if odd or for_whom.pk == seat.pk:
        return refused("A substitute stands in for another member of the same committee.")
    return Verdict(True)


def _sitting(seat: Seat) -> Sitting:
    return Sitting(seat.kind, seat.starts_on, seat.ends_on)


def _same_person(one: Seat, other: Seat) -> bool:
    """By sign-in, by file, or by e-mail where neither is known."""
    pairs = ((one.user_id, other.user_id), (one.practitioner_id, other.practitioner_id))
    known = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    if known:
        return any(mine == theirs for mine, theirs in known)
    return bool(one.email) and one.email.casefold() == other.email.casefold()


def _follow(seats: Iterable[Seat], at: datetime) -> int:
    """Give or take the role of a member where these seats and the role differ today."""
    pairs = {(one.user_id, one.committee_id) for one in seats if one.user_id}
    holding = seated(today(at)).filter(user__in={user for user, _ in pairs}).exclude(kind=STAFF)
    due = set(holding.values_list("user", "committee")) & pairs
    given = {(one.user_id, one.committee_id): one for one in member_grants()}
    for user, committee in due - given.keys():
        _give(user, committee, at)
    ended = (pairs - due) & given.keys()
    for pair in ended:
        take_role(given=given[pair], by=ROLES, at=at, reason="The term ended.")
    return len(due - given.keys()) + len(ended)


def _give(user: int, committee: int, at: datetime) -> None:
    seat = Seat.objects.select_related("user", "committee").filter(user=user, committee=committee)
    one = seat.latest("pk")
    grant = Grant(MEMBER, one.committee.facility_id)
    give_role(user=one.user, grant=grant, committee=one.committee, by=ROLES, at=at)
