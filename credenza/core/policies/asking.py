"""Who was asked to read and sign, and how far they are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from credenza.core.calendar import days_between

SIGNED, EXCUSED, LATE, OPEN = "signed", "excused", "late", "open"
STATES = {OPEN: "To be signed", LATE: "Late", SIGNED: "Signed", EXCUSED: "Excused"}


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is asked, in plain data: all members of the staff, those of departments, holders of
    roles, who sits in committees, and people one by one (ids of accounts).
    """

    everyone: bool = False
    departments: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    committees: tuple[int, ...] = ()
    people: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(
            self.everyone or self.departments or self.roles or self.committees or self.people
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is asked: with an account, a file, or both."""

    name: str
    email: str = ""
    user: int | None = None
    practitioner: int | None = None


def once_each(readers: Iterable[Reader]) -> list[Reader]:
    """Each person once, by account and by file, in the order of names."""
    seen: set[tuple[str, int]] = set()
    found = []
    for one in sorted(readers, key=lambda one: (one.name.casefold(), one.user or 0)):
        keys = {("user", one.user or 0), ("file", one.practitioner or 0)}
        keys = {key for key in keys if key[1]}
        if keys and seen.isdisjoint(keys):
            found.append(one)
        seen |= keys
    return found


class Asked(Protocol):
    """One paper given to one person."""

    due_on: date
    signed_at: datetime | None
    excused_at: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign is, in papers."""

    signed: int
    excused: int
    late: int
    open: int

    @property
    def asked(self) -> int:
        """All that were asked for and not excused."""
        return self.signed + self.late + self.open

    @property
    def share(self) -> int:
        """Signed of those asked for, in percent, rounded down: only all of them is 100."""
        return 100 * self.signed // self.asked if self.asked else 100


def state_of(one: Asked, day: date) -> str:
    """How one paper stands on a day; the last day is still in time."""
    if one.signed_at is not None:
        return SIGNED
    if one.excused_at is not None:
        return EXCUSED
    return LATE if one.due_on < day else OPEN


def progress(rows: Iterable[Asked], day: date) -> Progress:
    """How far they are in all."""
    found = [state_of(one, day) for one in rows]
    return Progress(*(found.count(state) for state in (SIGNED, EXCUSED, LATE, OPEN)))


def reminder_due(due_on: date, day: date, marks: Collection[int], last: date | None) -> int | None:
    """The mark whose day has come and for which nobody was reminded since; None where none has.

    Marks count days before ``due_on``. Days on which no reminder ran are made up for by one.
    """
    left = days_between(day, due_on)
    come = [mark for mark in marks if mark >= left]
    if not come:
        return None
    mark = min(come)
    reminded_for = last is not None and days_between(last, due_on) <= mark
    return None if reminded_for else mark
