"""What follows where a practitioner is the one on a list."""

from dataclasses import dataclass
from datetime import date, timedelta

STOP = "stop"
OPEN, DONE, LIFTED = "open", "done", "lifted"
STATES = {OPEN: "To do", DONE: "Done", LIFTED: "Lifted"}


@dataclass(frozen=True, slots=True)
class DutyKind:
    """One thing to be done, on what ground, and within how many days of the ruling.

    ``suspends``: once it is done the appointment rests.
    """

    key: str
    title: str
    words: str
    citation: str
    days: int
    suspends: bool = False

    def due_on(self, ruled_on: date) -> date:
        """The last day on which it is done in time."""
        return ruled_on + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Proof:
    """The check that "not found" on a list answers: its kind, and the source whose word it is.

    ``state`` is that of the facilities for which it counts (empty: for all).
    """

    kind: str
    source: str
    state: str = ""
