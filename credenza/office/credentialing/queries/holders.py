"""Who may speak at a station: the chair of the department, members of the body, nobody on their
own file.
"""

from django.db.models import Q, QuerySet

from credenza.core.permissions import CHAIR, OFFICE, Actor
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.office.credentialing.models import Application, Station
from credenza.office.credentialing.queries.scope import about, visible_applications
from credenza.office.team.queries import Seat, seats_of

BODIES = {"board": "board", "executive": "executive"}
"""The kind of committee whose members hold a station that names none itself."""
OWN = "Nobody speaks on their own application: a colleague does."


def body_of(who: str, committee: str) -> str:
    """The kind of committee that holds a station; "" for a chair's and the office's."""
    return committee or BODIES.get(who, "")


def is_body(station: Station) -> bool:
    """Does a body vote there, rather than one person speak?"""
    return station.who in ("committee", "board")


def may_speak(
    actor: Actor, station: Station, application: Application, seats: tuple[Seat, ...] | None = None
) -> Verdict:
    """May ``actor`` record what ``station`` says? ``seats`` where they were read already."""
    if actor.is_system:
        return ALLOWED
    if actor.practitioner is not None and actor.practitioner == application.practitioner_id:
        return refused(OWN)
    if station.who in ("chair", "office"):
        roles = {CHAIR} if station.who == "chair" else set(OFFICE)
        holds = actor.scope(roles).reaches(about(application))
    else:
        body = body_of(station.who, station.committee)
        seats = seats_of(actor) if seats is None else seats
        holds = any(seat.is_in(application.facility_id, body) for seat in seats)
    return ALLOWED if holds else refused(f"This is for the {_lower(station.title)} to say.")


def open_stations(actor: Actor) -> QuerySet[Station]:
    """Stations that wait for what ``actor`` may say, the longest waiting first."""
    rows = Station.objects.filter(opened_at__isnull=False, closed_at=None)
    rows = rows.filter(application__in=visible_applications(actor, "application:recommend"))
    rows = rows.filter(application__state="review")
    if not actor.is_system:
        rows = rows.filter(_held_by(actor))
    return rows.select_related(
        "application__practitioner", "application__facility", "application__department"
    ).order_by("opened_at", "id")


def _held_by(actor: Actor) -> Q:
    chair = actor.scope({CHAIR})
    held = Q(who="chair")
    if not chair.everywhere:
        held &= Q(application__facility__in=chair.facilities) | Q(
            application__department__in=chair.departments
        )
    for seat in seats_of(actor):
        held |= _of_seat(seat)
    return held


def _of_seat(seat: Seat) -> Q:
    here = Q() if seat.facility is None else Q(application__facility=seat.facility)
    if not seat.kind:
        return here & ~Q(who__in=["chair", "office"])
    own = [who for who, kind in BODIES.items() if kind == seat.kind]
    return here & (Q(committee=seat.kind) | Q(committee="", who__in=own))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
