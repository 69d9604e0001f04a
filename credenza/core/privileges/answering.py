"""“May they, now?” in one word, from all that was granted of one procedure."""

from collections.abc import Iterable
from dataclasses import dataclass

from credenza.core.privileges.holding import Answer, Holding

NOT_GRANTED = "not_granted"
OFFICE_KNOWS = "Call the medical staff office."


@dataclass(frozen=True, slots=True)
class Word:
    """An answer as it is read across a room: the word, its tone, and what must be added.

    ``tone`` is good, warn, open or bad; ``icon`` names its sign.
    """

    word: str
    tone: str
    icon: str
    more: str = ""


WORDS = {
    Holding.HELD: Word("Yes", "good", "check-circle"),
    Holding.PROCTORED: Word("Yes, with a proctor", "warn", "exclamation-triangle"),
    Holding.CONDITIONAL: Word("Yes, with a condition", "warn", "exclamation-triangle"),
    Holding.SUSPENDED: Word("No: suspended", "bad", "exclamation-octagon", OFFICE_KNOWS),
    Holding.LEAVE: Word("No: on leave", "bad", "pause-circle", OFFICE_KNOWS),
    Holding.AHEAD: Word("Not yet", "open", "clock"),
    Holding.OVER: Word("No: it has ended", "bad", "x-circle"),
    NOT_GRANTED: Word("No: not granted here", "bad", "x-circle"),
}
"""What is said to everybody: never why somebody is suspended or on leave."""

_DECIDING_FIRST = (
    Holding.SUSPENDED,
    Holding.HELD,
    Holding.CONDITIONAL,
    Holding.PROCTORED,
    Holding.LEAVE,
    Holding.AHEAD,
    Holding.OVER,
)


def of_all(answers: Iterable[Answer]) -> Answer | None:
    """The one answer for a procedure that several grants cover; None when none does.

    A suspension of any of them says no, for the office to explain: nobody at a bedside can weigh
    whether it reaches the other grant. Else the best of them counts, and of equals the one that
    lasts longest.
    """
    return min(answers, key=_rank, default=None)


def word_of(answer: Answer | None) -> Word:
    """How an answer is said; None is what was never granted."""
    return WORDS[NOT_GRANTED if answer is None else answer.holding]


def rank(holding: str) -> int:
    """Which answer counts among several: the lowest does; what was never granted comes last."""
    known = holding in _DECIDING_FIRST
    return _DECIDING_FIRST.index(Holding(holding)) if known else len(_DECIDING_FIRST)


def _rank(answer: Answer) -> tuple[int, int]:
    lasts = answer.until.toordinal() if answer.until else 0
    return rank(answer.holding), -lasts
