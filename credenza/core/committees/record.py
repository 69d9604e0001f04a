"""What happened in a meeting, as plain data: what minutes are drafted from.

Times are wall clock at the committee's facility. Nothing here is typed by whoever takes the
minutes: it is what the roll, the agenda and the votes show.
"""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when somebody was in the room; empty: from the beginning, to the end."""

    since: time | None = None
    until: time | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A seat and its holder. ``spans`` is empty for whoever was absent."""

    name: str
    seat: str
    votes: bool
    spans: tuple[Span, ...] = ()
    stands_in_for: str = ""


@dataclass(frozen=True, slots=True)
class MotionRecord:
    """A motion and what became of it.

    ``kind`` and ``state`` are keys of ``motions.KINDS`` and ``motions.STATES``, ``method`` of
    ``motions.METHODS``. ``result`` is the count in words, ``rule`` what it took to pass. ``votes``
    are names and choices of a vote by roll.
    """

    kind: str
    text: str
    state: str
    mover: str = ""
    seconder: str = ""
    method: str = ""
    result: str = ""
    rule: str = ""
    quorum: str = ""
    votes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody shall do, until when."""

    what: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item of the agenda and what became of it.

    ``state`` is a key of ``agenda.STATES``, ``part`` one of ``agenda.PARTS``. ``papers`` are titles
    of what members had before them, ``recused`` names and why. ``decision`` is the choice in words,
    ``followed`` what was done at once. ``closed_to`` are the marks of whoever has no part in it.
    """

    item: int
    number: int
    title: str
    state: str
    part: str
    summary: str = ""
    remark: str = ""
    is_matter: bool = False
    papers: tuple[str, ...] = ()
    recused: tuple[tuple[str, str], ...] = ()
    motions: tuple[MotionRecord, ...] = ()
    decision: str = ""
    reason: str = ""
    followed: str = ""
    tasks: tuple[Task, ...] = ()
    closed_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting as it was held. ``presiding`` and ``secretary`` are names, "" where unknown.

    ``quorum`` says what makes one, ``business`` are motions on no item of the agenda.
    """

    facility: str
    committee: str
    title: str
    on: date
    legend: str
    citation: str
    quorum: str
    place: str = ""
    opened: time | None = None
    closed: time | None = None
    presiding: str = ""
    secretary: str = ""
    attendance: tuple[Attendee, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    business: tuple[MotionRecord, ...] = ()


def file_mark(practitioner: int) -> str:
    """What marks a reader by their own file."""
    return f"file {practitioner}"


def seat_mark(seat: int) -> str:
    """What marks a reader by their seat, where they have no file."""
    return f"seat {seat}"
