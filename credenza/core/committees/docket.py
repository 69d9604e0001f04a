"""What waits for a committee, whichever room brings it, and what a committee's word on it is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the ways in which a committee may decide a matter.

    ``needs_reason``: it is not a decision without its reason, such as a denial.
    """

    key: str
    title: str
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for a committee.

    ``kind`` names the kind of matter, ``reference`` the one matter in the words of the room that
    brings it. It belongs to the committee of ``committee_kind`` at the facility, or to
    ``committee`` alone where that is told. ``practitioner`` is whose matter it is, ``conflicted``
    the practitioners who have no part in it, that one included. ``documents`` are ids of what the
    members read. ``ready_on`` is the day since which it waits, ``due_on`` the last day by its
    target. ``consent``: there is nothing to discuss. ``minutes`` is how long it is likely to take,
    ``addresses`` the pages that show it whole, of which a reader gets the first that they may open,
    ``in_place_of`` the title of the standing item in whose place it comes. Without ``choices``
    there is nothing to decide.
    """

    kind: str
    reference: str
    title: str
    summary: str
    facility: int
    committee_kind: str
    practitioner: int | None = None
    conflicted: tuple[int, ...] = ()
    documents: tuple[int, ...] = ()
    ready_on: date | None = None
    due_on: date | None = None
    consent: bool = False
    choices: tuple[Choice, ...] = ()
    committee: int | None = None
    minutes: int = 5
    addresses: tuple[str, ...] = ()
    in_place_of: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Kind and reference: the same matter has the same key."""
        return self.kind, self.reference

    def is_for(self, committee: int, facility: int, kind: str) -> bool:
        """Whether it belongs to the docket of that committee."""
        if self.committee is not None:
            return self.committee == committee
        return (self.facility, self.committee_kind) == (facility, kind)

    def choice(self, key: str) -> Choice | None:
        """The choice of that key; None where the matter has no such choice."""
        return next((one for one in self.choices if one.key == key), None)

    def concerns(self, practitioner: int | None) -> bool:
        """Whether that person has no part in it."""
        return practitioner is not None and practitioner in (*self.conflicted, self.practitioner)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a committee decided a matter: the choice, its reason or conditions, and the vote.

    ``recused`` are the names of those who left the room. ``motion`` is the id of the motion.
    """

    choice: str
    reason: str = ""
    conditions: str = ""
    meeting_on: date | None = None
    yes: int = 0
    no: int = 0
    abstained: int = 0
    recused: tuple[str, ...] = ()
    motion: int | None = None

    @property
    def words(self) -> str:
        """Reason and conditions in one text."""
        return "\n".join(filter(None, (self.reason.strip(), self.conditions.strip())))


def by_urgency(matter: Matter) -> tuple[bool, date, date, str]:
    """The order of a docket: the nearest target first, then the longest waiting."""
    due, ready = matter.due_on, matter.ready_on
    return due is None, due or date.max, ready or date.max, matter.title
