"""Motions: what may be moved while what is pending, and what becomes of each.

The order of precedence is that of parliamentary practice (Robert's Rules of Order): a question
is put before the one it bears on, and only what ranks higher may be moved meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.core.workflow import Step, Workflow, sources

MAIN, CONSENT, AMEND = "main", "consent", "amend"
POSTPONE, TABLE = "postpone", "table"

KINDS: Mapping[str, str] = {
    MAIN: "Motion",
    CONSENT: "Consent agenda",
    AMEND: "Amendment",
    POSTPONE: "To postpone",
    TABLE: "To lay on the table",
}
_RANK = {MAIN: 0, CONSENT: 0, AMEND: 1, POSTPONE: 2, TABLE: 3}
DEGREES = 2
"""An amendment may be amended; an amendment of that may not."""

MOVED, STATED, VOTING = "moved", "stated", "voting"
CARRIED, LOST, VOID = "carried", "lost", "void"
WITHDRAWN, TABLED, POSTPONED = "withdrawn", "tabled", "postponed"

STATES: Mapping[str, str] = {
    MOVED: "Moved, waits for a second",
    STATED: "Seconded, under discussion",
    VOTING: "Voting",
    CARRIED: "Carried",
    LOST: "Not carried",
    VOID: "No vote: quorum was lost, or the vote was broken off",
    WITHDRAWN: "Withdrawn",
    TABLED: "Laid on the table",
    POSTPONED: "Postponed",
}
PENDING = frozenset({MOVED, STATED, VOTING})

VOICE, ROLL, BALLOT = "voice", "roll", "ballot"
METHODS: Mapping[str, str] = {
    VOICE: "By voice or show of hands",
    ROLL: "By roll call, each by name",
    BALLOT: "By secret ballot",
}
"""How a vote is taken; the last two are cast one by one."""

RUN = "meeting:run"
MOTION = Workflow(
    states=dict(STATES),
    start=MOVED,
    steps=(
        Step("second", sources(MOVED), STATED, "meeting:vote", "Second"),
        Step("withdraw", sources(MOVED, STATED), WITHDRAWN, "meeting:vote", "Withdraw"),
        Step("open", sources(STATED), VOTING, RUN, "Put to the vote"),
        Step("carry", sources(VOTING), CARRIED, RUN, "Close: carried"),
        Step("lose", sources(VOTING), LOST, RUN, "Close: not carried"),
        Step("void", sources(VOTING), VOID, RUN, "Break the vote off", reason=True),
        Step("table", sources(MOVED, STATED), TABLED, RUN, "Lay on the table"),
        Step("postpone", sources(MOVED, STATED), POSTPONED, RUN, "Postpone"),
    ),
)


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion and the votes on it so far.

    ``item`` is the item of the agenda, None for business of its own; ``covers`` the items that a
    motion on the consent agenda decides. ``on`` is the motion it bears on. ``marks`` are the seats
    whose vote was cast -> the seat of the person who cast it; ``choices`` what they said, known
    only where the vote is by name. ``papers`` are the counts in a secret ballot. ``closes_at`` ends
    a vote between meetings. ``ballot_asked``: a member asked that the vote be secret.
    """

    id: int
    kind: str
    item: int | None = None
    on: int | None = None
    mover: int | None = None
    seconder: int | None = None
    state: str = MOVED
    method: str = ""
    covers: frozenset[int] = frozenset()
    marks: Mapping[int, int] = field(default_factory=dict)
    choices: Mapping[int, str] = field(default_factory=dict)
    papers: Mapping[str, int] = field(default_factory=dict)
    closes_at: datetime | None = None
    ballot_asked: bool = False

    @property
    def is_pending(self) -> bool:
        """Is it still before the body?"""
        return self.state in PENDING

    @property
    def is_secret(self) -> bool:
        """Is it voted on by ballot?"""
        return self.method == BALLOT

    @property
    def cast(self) -> tuple[str, ...]:
        """Everything that was voted, in no order that tells by whom."""
        papers = (choice for choice, count in self.papers.items() for _ in range(count))
        return (*self.choices.values(), *papers)


def pending(motions: Sequence[Motion], item: int | None) -> tuple[Motion, ...]:
    """What is pending on an item, each bearing on the one before; the last is put first."""
    return tuple(one for one in motions if one.item == item and one.is_pending)


def may_move(kind: str, before: Sequence[Motion]) -> Verdict:
    """May a motion of that kind be moved while ``before`` is pending on its item?"""
    if not before:
        allowed = _RANK[kind] == 0
        return ALLOWED if allowed else refused(f"“{KINDS[kind]}” needs a motion that it bears on.")
    question = before[-1]
    if question.state == VOTING:
        return refused("A vote is open: close it first.")
    if question.state == MOVED:
        return refused("The motion before it waits for a second.")
    if kind == AMEND == question.kind:
        deep = sum(one.kind == AMEND for one in before) >= DEGREES
        return refused("An amendment of an amendment is not amended again.") if deep else ALLOWED
    if question.kind == CONSENT:
        return refused("The consent agenda is voted on as it is; pull off what is to be discussed.")
    if _RANK[kind] > _RANK[question.kind]:
        return ALLOWED
    return refused(f"“{KINDS[question.kind]}” is pending and comes first.")


def bears_on(kind: str, before: Sequence[Motion]) -> int | None:
    """The motion that one of ``kind`` bears on: the question itself, or for setting aside, all."""
    if not before:
        return None
    return before[-1].id if kind == AMEND else before[0].id


def may_be_put(motion: Motion, motions: Sequence[Motion]) -> Verdict:
    """May ``motion`` be voted on now?"""
    verdict = MOTION.may_go(motion.state, "open")
    if not verdict:
        return verdict
    first = pending(motions, motion.item)[-1]
    if first.id != motion.id:
        return refused(f"“{KINDS[first.kind]}” is decided first.")
    return ALLOWED
