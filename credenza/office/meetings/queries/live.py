"""A meeting in session as one person sees it on the page, in a fixed number of reads."""

from dataclasses import dataclass
from functools import cached_property

from credenza.core.committees.agenda import OPEN
from credenza.core.committees.conflicts import KINDS as CONFLICTS
from credenza.core.committees.docket import Choice
from credenza.core.committees.motions import (
    AMEND,
    CONSENT,
    MAIN,
    PENDING,
    POSTPONE,
    TABLE,
)
from credenza.core.committees.motions import KINDS as MOTIONS
from credenza.core.committees.quorum import quorum
from credenza.core.committees.roll import Place
from credenza.core.committees.seats import PRESIDING
from credenza.core.committees.session import may_propose
from credenza.core.committees.steps import SESSION
from credenza.core.permissions import Actor
from credenza.core.verdict import Verdict
from credenza.office.meetings.matters.base import matter_of
from credenza.office.meetings.models import AgendaItem, Attendance, Meeting, Recusal
from credenza.office.meetings.queries.agenda import Shown, items
from credenza.office.meetings.queries.motion_cards import Card
from credenza.office.meetings.queries.scope import day_of, may_run, seat_of
from credenza.office.meetings.queries.sessions import (
    attendances,
    motions,
    pulse_of,
    recusals,
    session_of,
    state_of,
)


@dataclass(frozen=True, slots=True)
class Chair:
    """One seat as the roll shows it. ``out``: recused from what is before the body."""

    place: Place
    seat: int
    here: Attendance | None
    votes_for: str
    out: bool
    presides: bool


@dataclass(frozen=True, slots=True)
class Question:
    """An item of a vote between meetings with what was moved on it; ``out``: the reader is
    recused.
    """

    shown: Shown
    out: bool
    cards: list[Card]


class Board:
    """The page of a meeting in session, for one reader."""

    def __init__(self, meeting: Meeting, actor: Actor):
        self.meeting, self.actor = meeting, actor
        self.state = state_of(meeting)
        self.session = session_of(meeting)
        self.pulse = pulse_of(meeting)
        self.runs = bool(may_run(actor, meeting))
        self.own = seat_of(actor, meeting.committee, day_of(meeting))

    @property
    def is_open(self) -> bool:
        return self.meeting.state == SESSION

    @cached_property
    def shown(self) -> list[Shown]:
        """The agenda as this person may read it."""
        return items(self.meeting, self.actor)

    @property
    def now(self) -> Shown | None:
        """What is before the body."""
        here = self.session and self.session.item_id
        return next((one for one in self.shown if one.item.pk == here), None)

    @property
    def may_take_part(self) -> bool:
        """Has the reader a part in what is before the body?"""
        if self.now is None:
            return True
        return not self.now.withheld and not self._left(self.now.item)

    @property
    def quorum(self) -> Verdict:
        """Of those present, for what is before the body."""
        out = self.state.recused.get(self.session.item_id, frozenset()) if self.session else set()
        return quorum(self.state.charter, self.state.roll, out)

    @cached_property
    def recusals(self) -> list[Recusal]:
        """Those that stand."""
        return list(recusals(self.meeting))

    @property
    def recusals_now(self) -> list[tuple[Recusal, str]]:
        """Who left for what is before the body, and the kind of conflict in words."""
        here = self.session and self.session.item_id
        return [(one, CONFLICTS[one.kind]) for one in self.recusals if one.item_id == here]

    @cached_property
    def attendances(self) -> list[Attendance]:
        return list(attendances(self.meeting))

    @property
    def roll(self) -> list[Chair]:
        """Every seat, those who are here first."""
        here = {one.seat_id: one for one in self.attendances if one.left_at is None and one.seat}
        chairs = [self._chair(place, here.get(place.seat)) for place in self.state.roll.places]
        return sorted(chairs, key=lambda one: (one.here is None, one.place.stands_in_for or 0))

    @property
    def guests(self) -> list[Attendance]:
        return [one for one in self.attendances if one.guest and one.left_at is None]

    @cached_property
    def cards(self) -> list[Card]:
        """Every motion of the meeting, as this person may read it."""
        seat = self.own and self.own.pk
        out = {one.item.pk for one in self.shown if one.withheld or self._left(one.item)}
        return [
            Card(row, self.state, seat, self.runs)
            for row in motions(self.meeting)
            if row.item_id not in out
        ]

    @property
    def before(self) -> list[Card]:
        """What is pending on what is before the body, the question to be decided first on top."""
        here = self.session and self.session.item_id
        mine = (one for one in self.cards if one.row.item_id in (here, None))
        return [one for one in mine if one.row.state in PENDING][::-1]

    @property
    def closed(self) -> list[Card]:
        """What was decided of what is before the body, the last first."""
        here = self.session and self.session.item_id
        done = (one for one in self.cards if one.row.state not in PENDING)
        return [one for one in done if one.row.item_id == here][::-1]

    @property
    def open_cards(self) -> list[Card]:
        """Every vote that is open, wherever."""
        return [one for one in self.cards if one.is_open]

    @property
    def questions(self) -> list[Question]:
        """What was moved, item by item, for a vote between meetings."""
        moved = [(one, self._cards_of(one.item)) for one in self.shown]
        return [
            Question(one, self._left(one.item), cards)
            for one, cards in moved
            if one.item.pk != self.session.item_id
            and (cards or one.withheld or self._left(one.item))
        ]

    @property
    def busy(self) -> bool:
        """Does an open vote keep the meeting at its item?"""
        return bool(self.open_cards) and not self.state.written

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """What may be moved on what is before the body."""
        now = self.now
        if now is None or not self.is_open or not self.may_take_part or now.item.state != OPEN:
            return []
        every = (MAIN, AMEND, POSTPONE, TABLE)
        return [(one, MOTIONS[one]) for one in every if may_propose(self.state, one, now.item.pk)]

    @property
    def movers(self) -> list[Place]:
        """In whose name the reader may move: their own, or of everybody who may."""
        out = self.state.recused.get(self.session.item_id, frozenset())
        able = [one for one in self.state.roll.voters if one not in out]
        if not self.runs:
            able = [one for one in able if self.own and one == self.own.pk]
        return [self.state.roll.place(one) for one in able]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """How what is before the body may be decided."""
        now = self.now
        if now is None or now.withheld or not now.item.matter:
            return ()
        matter = matter_of(now.item.matter, now.item.reference)
        return matter.choices if matter else ()

    @property
    def may_move_consent(self) -> bool:
        """Is there a consent agenda to be moved now?"""
        covers = frozenset(self._on_consent())
        able = self.is_open and bool(self.movers) and bool(covers)
        return able and bool(may_propose(self.state, CONSENT, None, covers))

    @property
    def forward(self) -> bool:
        """Is there somewhere to go on to?"""
        on = self.runs and self.next_item is not None and not self.busy
        return on or (self.may_move_consent and not self.before)

    @property
    def is_here(self) -> bool:
        return bool(self.own) and self.own.pk in self.state.roll.present

    @property
    def may_preside(self) -> list[Place]:
        """Who may take the chair: those present, those who usually do first."""
        present = [one for one in self.state.roll.places if one.seat in self.state.roll.present]
        return sorted(present, key=lambda one: one.kind not in PRESIDING)

    @property
    def next_item(self) -> AgendaItem | None:
        """The next item that is open and not on consent."""
        here = [one.item.pk for one in self.shown]
        at = here.index(self.session.item_id) + 1 if self.now else 0
        ahead = self.shown[at:]
        fit = (one.item for one in ahead if one.item.state == OPEN and not one.item.on_consent)
        return next(fit, None)

    def _cards_of(self, item: AgendaItem) -> list[Card]:
        return [one for one in self.cards if one.row.item_id == item.pk]

    def _on_consent(self) -> list[int]:
        rows = (one.item for one in self.shown)
        return [one.pk for one in rows if one.on_consent and one.state == OPEN]

    def _left(self, item: AgendaItem) -> bool:
        return bool(self.own) and self.own.pk in self.state.recused.get(item.pk, frozenset())

    def _chair(self, place: Place, here: Attendance | None) -> Chair:
        whose = self.state.roll.voters.get(place.seat)
        item = self.session.item_id if self.session else None
        return Chair(
            place=place,
            seat=place.seat,
            here=here,
            votes_for="" if whose in (None, place.seat) else self.state.roll.place(whose).name,
            out=place.seat in self.state.recused.get(item, frozenset()),
            presides=bool(self.session) and self.session.presiding_id == place.seat,
        )
