"""Which committees and meetings a person may reach, and what they may do there.

The office reaches those of its facilities. Members reach the committees in which they sit: named
in one, or in all of a facility. Peer review opens to members by name alone, and nothing stays
open after a term.
"""

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from credenza.core.calendar import local_day
from credenza.core.committees.seats import PRESIDING, VOTING
from credenza.core.permissions import MEMBER, OFFICE, RIGHTS, About, Actor, may
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.office.meetings.models import Meeting, Seat
from credenza.office.meetings.queries.charters import peer_review
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import all_committees, committees_of, seats_of

NOT_SEATED = "Only who holds a seat with a vote on the day of the meeting moves and votes."
NOT_PRESIDING = "The chair, the vice chair or the office runs a meeting."


def visible_committees(actor: Actor, verb: str) -> QuerySet:
    """Committees to which ``actor`` may do ``verb``, by facility and name."""
    rows = all_committees().select_related("facility")
    if actor.is_system:
        return rows
    roles = RIGHTS[verb].roles
    reach = _of_office(actor, roles)
    if MEMBER in roles and actor.scope({MEMBER}):
        reach |= _of_member(actor)
    return rows.filter(reach)


def visible_meetings(actor: Actor, verb: str) -> QuerySet[Meeting]:
    """Meetings to which ``actor`` may do ``verb``, the latest first.

    Whether a member presides or votes in one is for ``may_run`` and ``may_vote`` to say.
    """
    within = visible_committees(actor, verb).values("pk")
    rows = Meeting.objects.select_related("committee__facility").filter(committee__in=within)
    return rows.order_by("-starts_at", "-id")


def seat_of(actor: Actor, committee, on: date) -> Seat | None:
    """The seat that ``actor`` holds there on the day, one with a vote before one without."""
    held = [] if actor.id is None else seated(on).filter(committee=committee, user=actor.id)
    return min(held, key=lambda seat: (seat.kind not in VOTING, seat.pk), default=None)


def seated(on: date) -> QuerySet[Seat]:
    """Seats that are held on the day; the last day of a term counts."""
    running = Q(ends_on=None) | Q(ends_on__gte=on)
    return Seat.objects.filter(running, starts_on__lte=on).order_by("committee", "name", "id")


def day_of(meeting: Meeting) -> date:
    """The day of the meeting where its committee is: as it was held, else as it is planned."""
    begins = meeting.opened_at or meeting.starts_at
    return local_day(begins, ZoneInfo(meeting.committee.facility.zone))


def about(committee) -> About:
    """What the rights ask about a committee: where it is."""
    return About(facilities=frozenset({committee.facility_id}))


def may_keep(actor: Actor, meeting: Meeting) -> Verdict:
    """May ``actor`` plan the meeting, its agenda and its minutes?"""
    return may(actor, "meeting:keep", about(meeting.committee))


def may_run(actor: Actor, meeting: Meeting) -> Verdict:
    """May ``actor`` call the meeting to order, open votes and adjourn it?"""
    if may_keep(actor, meeting):
        return ALLOWED
    seat = seat_of(actor, meeting.committee, day_of(meeting))
    return ALLOWED if seat and seat.kind in PRESIDING else refused(NOT_PRESIDING)


def may_vote(actor: Actor, meeting: Meeting) -> Verdict:
    """Does ``actor`` hold a seat with a vote on the day of the meeting?"""
    seat = seat_of(actor, meeting.committee, day_of(meeting))
    return ALLOWED if seat and seat.kind in VOTING else refused(NOT_SEATED)


def _of_office(actor: Actor, roles: frozenset[str]) -> Q:
    scope = actor.scope(roles & set(OFFICE))
    return ~Q(pk=None) if scope.everywhere else Q(facility__in=scope.facilities)


def _of_member(actor: Actor) -> Q:
    """Committees in which the person sits today, there where the role of a member still counts."""
    day, scope = today(timezone.now()), actor.scope({MEMBER})
    named = Q(pk__in=committees_of(actor) - _left(actor, day))
    if not scope.everywhere:
        named &= Q(facility__in=scope.facilities)
    places = [seat.facility for seat in seats_of(actor) if not seat.kind]
    return named | _of_whole_facilities(places, day) if places else named


def _left(actor: Actor, on: date) -> set[int]:
    """Committees in which the person had seats, and holds none on the day."""
    own = Seat.objects.filter(user=actor.id).values_list("committee", flat=True)
    held = seated(on).filter(user=actor.id).values_list("committee", flat=True)
    return set(own) - set(held)


def _of_whole_facilities(places: list[int | None], on: date) -> Q:
    """Every committee there, or (None) everywhere, that is open to members of the whole."""
    here = ~Q(pk=None) if None in places else Q(facility__in=places)
    return here & ~Q(pk__in=peer_review(on))
