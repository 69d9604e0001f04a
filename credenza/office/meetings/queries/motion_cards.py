"""A motion as one person sees it in the meeting: what they may do about it, and who voted what."""

from dataclasses import dataclass

from credenza.core.committees.motions import (
    BALLOT,
    MOVED,
    PENDING,
    ROLL,
    STATED,
    VOICE,
    VOTING,
)
from credenza.core.committees.roll import Place
from credenza.core.committees.session import SessionState, may_ask_ballot
from credenza.core.committees.tally import CHOICES
from credenza.core.committees.voting import may_open
from credenza.core.verdict import Verdict
from credenza.office.meetings.models import Motion


@dataclass(frozen=True, slots=True)
class Card:
    """A motion as it is shown. ``mine`` is what the reader's own vote was, "" when not cast;
    ``ballots`` are the seats that may vote, with what is known of each.
    """

    row: Motion
    state: SessionState
    own: int | None
    runs: bool

    @property
    def question(self):
        return self.state.motion(self.row.pk)

    @property
    def seconders(self) -> list[Place]:
        """Who may second it."""
        if self.row.state != MOVED:
            return []
        may = self.state.may_vote(self.question)
        return [self.state.roll.place(one) for one in may if one != self.row.mover_id]

    @property
    def may_second(self) -> bool:
        return self.own in {one.seat for one in self.seconders}

    @property
    def may_withdraw(self) -> bool:
        mine = self.runs or self.own == self.row.mover_id
        borne = any(one.on == self.row.pk and one.state in PENDING for one in self.state.motions)
        return mine and self.row.state in (MOVED, STATED) and not borne

    @property
    def open_verdict(self) -> Verdict:
        """May it be put to the vote, by the way that asks least?"""
        way = BALLOT if self.question.ballot_asked else ROLL
        return may_open(self.state, self.question, way)

    @property
    def may_ask_ballot(self) -> bool:
        """May the reader ask, for their own seat, that the vote be secret?"""
        return bool(may_ask_ballot(self.state, self.question, self.own))

    @property
    def methods(self) -> list[str]:
        """The ways in which it may be voted on now."""
        ways = (VOICE, ROLL, BALLOT)
        return [one for one in ways if may_open(self.state, self.question, one)]

    @property
    def is_open(self) -> bool:
        return self.row.state == VOTING

    @property
    def by_voice(self) -> bool:
        return self.row.method == VOICE

    @property
    def secret(self) -> bool:
        return self.row.method == BALLOT

    @property
    def voted(self) -> int:
        return len(self.question.marks)

    @property
    def voters(self) -> int:
        """How many may vote, with those who did and have left since."""
        may = self.state.may_vote(self.question)
        return len({*may.values(), *self.question.marks})

    @property
    def waiting(self) -> list[Place]:
        """Who may vote and has not."""
        may = self.state.may_vote(self.question).items()
        marks = self.question.marks
        return [self.state.roll.place(one) for one, vote in may if vote not in marks]

    @property
    def may_cast(self) -> bool:
        here = self.is_open and not self.by_voice
        return here and self.own in {one.seat for one in self.waiting}

    @property
    def mine(self) -> str:
        """What the reader voted, in words; that they voted, where it is secret."""
        place = next((p for p, one in self.question.marks.items() if one == self.own), None)
        if place is None:
            return ""
        choice = self.question.choices.get(place)
        return CHOICES[choice] if choice else "Voted"

    @property
    def by_name(self) -> list[tuple[str, str]]:
        """Once it is closed, who voted what: (name, word)."""
        if self.is_open or self.secret:
            return []
        said = self.question.choices.items()
        names = ((self._name(place), CHOICES[choice]) for place, choice in said)
        return sorted(names)

    def _name(self, place: int) -> str:
        caster = self.question.marks[place]
        name = self.state.roll.place(caster).name
        return name if caster == place else f"{name} for {self.state.roll.place(place).name}"
