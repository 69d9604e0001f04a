"""One piece of the day's work, and one kind of such pieces."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from credenza.core.facts import State
from credenza.core.permissions import Actor


@dataclass(frozen=True, slots=True)
class Due:
    """What must be done, about whom, why, by when, and where.

    ``key`` names the piece for good: by it somebody has it, and it lives on in each new reading.
    ``who`` is the practitioner; ``named`` says who it is about where there is no file.
    ``state`` is one of ``core.facts.State``. ``label`` is the word on the button and ``address``
    the page to which it leads, which the reader may open; ``why_address`` the one that says why.
    """

    key: str
    title: str
    state: str
    why: str
    label: str
    address: str
    who: object | None = None
    named: str = ""
    facility: object | None = None
    citation: str = ""
    due_on: date | None = None
    is_new: bool = False
    why_address: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of work before it is read: its number within its kind, and its last day."""

    of: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """Work of one kind, read from the room that keeps it.

    ``rank`` is its consequence as findings have it: 0 ends a practice or is a deadline of the
    law, 9 is good form. ``marks`` gives all of it within the actor's rights, in one read of
    numbers and days; ``told`` the pieces with these numbers, in a few reads however many.
    """

    key: str
    title: str
    rank: int
    marks: Callable[[Actor, date], Iterable[Mark]]
    told: Callable[[Actor, Collection[int], date], Iterable[Due]]

    def key_of(self, of: int) -> str:
        """The key of a piece of this kind."""
        return f"{self.key}:{of}"


def state_on(day: date | None, as_of: date) -> State:
    """Late once its last day is over, else due."""
    return State.LATE if day is not None and day < as_of else State.DUE
