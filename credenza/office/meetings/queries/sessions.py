"""A meeting in session as the core judges it, read from the rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet, Sum

from credenza.core.committees.conflicts import Subject, conflict_of
from credenza.core.committees.motions import Motion as Question
from credenza.core.committees.roll import Place, Roll
from credenza.core.committees.session import SessionState
from credenza.core.committees.steps import SESSION
from credenza.core.permissions import Actor
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.office.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Disclosure,
    Meeting,
    Motion,
    Recusal,
    Seat,
    Session,
    Urn,
    Vote,
)
from credenza.office.meetings.queries.agenda import WITHHELD, is_withheld
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.scope import day_of, seat_of, seated

WRITTEN = "written"
"""The kind of a meeting that is a vote between meetings."""


def state_of(meeting: Meeting) -> SessionState:
    """The meeting as the core judges it; nine reads, however many came and voted."""
    places, written = roll_places(meeting), meeting.kind == WRITTEN
    present = {one.seat for one in places} if written else _present(meeting)
    decided = Decision.objects.filter(item__meeting=meeting).values_list("item", flat=True)
    return SessionState(
        charter=charter_of(meeting.committee, day_of(meeting)),
        roll=Roll(places, frozenset(present)),
        recused=_recused(meeting),
        motions=tuple(_questions(meeting)),
        decided=frozenset(decided),
        written=written,
        open=meeting.state == SESSION,
    )


def roll_places(meeting: Meeting) -> tuple[Place, ...]:
    """Every seat held on the day of the meeting, as the roll is called."""
    return tuple(_place(seat) for seat in seats(meeting))


def seats(meeting: Meeting) -> QuerySet[Seat]:
    """The rows of the same, by name."""
    rows = seated(day_of(meeting)).filter(committee=meeting.committee_id)
    return rows.order_by("name", "id")


def session_of(meeting: Meeting) -> Session | None:
    """The row of a meeting that was called to order; None before."""
    rows = Session.objects.select_related("item", "presiding")
    return rows.filter(meeting=meeting.pk).first()


def pulse_of(meeting: Meeting) -> str:
    """A mark that changes with every act in the meeting and on its agenda; two reads."""
    pulse = Session.objects.filter(meeting=meeting.pk).values_list("pulse", flat=True).first()
    agenda = meeting.items.aggregate(count=Count("id"), versions=Sum("version"))
    marks = (meeting.version, pulse, agenda["count"], agenda["versions"])
    return "-".join(str(mark or 0) for mark in marks)


def attendances(meeting: Meeting) -> QuerySet[Attendance]:
    """Who was there and from when until when, in the order of arrival."""
    return meeting.attendances.select_related("seat").order_by("arrived_at", "id")


def recusals(meeting: Meeting) -> QuerySet[Recusal]:
    """Recusals that stand, with seat and item, in the order of the agenda."""
    rows = Recusal.objects.filter(item__meeting=meeting, lifted_at=None)
    return rows.select_related("seat", "item").order_by("item__position", "at", "id")


def motions(meeting: Meeting) -> QuerySet[Motion]:
    """Everything that was moved, with its people, in order."""
    return meeting.motions.select_related("mover", "seconder", "item", "on").order_by("number")


def votes_by_name(motion: Motion) -> QuerySet[Vote]:
    """Who voted what, by name of the seat's holder; who voted at all in a ballot."""
    return motion.votes.select_related("place", "seat").order_by("place__name", "id")


def known_conflicts(
    items: Iterable[AgendaItem], places: Iterable[Place]
) -> list[tuple[AgendaItem, int, str]]:
    """Conflicts that need no declaring, as (item, seat, kind): own files, those whom the matter
    itself names, and what members declared for good. One read.
    """
    items, places = list(items), list(places)
    disclosed = _disclosed({item.practitioner_id for item in items} - {None}, places)
    found = []
    for item in items:
        about = item.practitioner_id
        subject = Subject(about, frozenset(item.conflicted), disclosed.get(about, {}))
        kinds = ((place.seat, conflict_of(place, subject)) for place in places)
        found += [(item, seat, kind) for seat, kind in kinds if kind]
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """Whether somebody takes part in an item, and why not."""

    seat: Seat | None
    verdict: Verdict


def part_in(item: AgendaItem | None, actor: Actor, meeting: Meeting) -> Part:
    """Whether ``actor`` takes part in an item: not in what is withheld from them, nor recused."""
    seat = seat_of(actor, meeting.committee, day_of(meeting))
    if item is None:
        return Part(seat, ALLOWED)
    if is_withheld(item, actor, seat):
        return Part(seat, refused(f"{WITHHELD}."))
    if seat and item.recusals.filter(seat=seat, lifted_at=None).exists():
        return Part(seat, refused("You are recused from this item: somebody else does this."))
    return Part(seat, ALLOWED)


def ended_votes(at: datetime) -> QuerySet[Motion]:
    """Votes between meetings that are open and whose time is over, the oldest first."""
    rows = Motion.objects.filter(state="voting", closes_at__lte=at, meeting__state=SESSION)
    return rows.select_related("meeting__committee__facility").order_by("closes_at", "id")


def _place(seat: Seat) -> Place:
    return Place(
        seat=seat.pk,
        name=seat.name,
        kind=seat.kind,
        physician=seat.is_physician,
        practitioner=seat.practitioner_id,
        stands_in_for=seat.stands_in_for_id,
    )


def _present(meeting: Meeting) -> set[int]:
    here = meeting.attendances.filter(left_at=None, seat__isnull=False)
    return set(here.order_by("id").values_list("seat", flat=True))


def _recused(meeting: Meeting) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Recusal.objects.filter(item__meeting=meeting, lifted_at=None).order_by("id")
    for item, seat in rows.values_list("item", "seat"):
        found[item].add(seat)
    return {item: frozenset(seats) for item, seats in found.items()}


def _questions(meeting: Meeting) -> Iterable[Question]:
    covers, marks = defaultdict(set), defaultdict(dict)
    choices, papers = defaultdict(dict), defaultdict(dict)
    through = Motion.covers.through.objects.filter(motion__meeting=meeting).order_by("id")
    for motion, item in through.values_list("motion", "agendaitem"):
        covers[motion].add(item)
    votes = Vote.objects.filter(motion__meeting=meeting).order_by("id")
    for motion, place, seat, choice in votes.values_list("motion", "place", "seat", "choice"):
        marks[motion][place] = seat
        if choice:
            choices[motion][place] = choice
    urns = Urn.objects.filter(motion__meeting=meeting).order_by("id")
    for motion, choice, count in urns.values_list("motion", "choice", "papers"):
        papers[motion][choice] = count
    for row in meeting.motions.order_by("number"):
        yield _question(
            row,
            covers=frozenset(covers[row.pk]),
            marks=marks[row.pk],
            choices=choices[row.pk],
            papers=papers[row.pk],
        )


def _question(row: Motion, **votes) -> Question:
    return Question(
        id=row.pk,
        kind=row.kind,
        item=row.item_id,
        on=row.on_id,
        mover=row.mover_id,
        seconder=row.seconder_id,
        state=row.state,
        method=row.method,
        closes_at=row.closes_at,
        ballot_asked=row.ballot_asked,
        **votes,
    )


def _disclosed(practitioners: set[int], places: list[Place]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Disclosure.objects.filter(
        practitioner__in=practitioners, seat__in=[one.seat for one in places], ended_on=None
    )
    for about, seat, kind in rows.values_list("practitioner", "seat", "kind"):
        found[about][seat] = kind
    return found
