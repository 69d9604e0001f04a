"""A practitioner's file while it is being put together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from credenza.core.facts import AppointmentFact, CredentialFact, Result
from credenza.packs.loader import credential_kinds
from credenza.sample.dice import Dice
from credenza.sample.places import COORDINATOR, SECOND_COORDINATOR
from credenza.sample.professions import Field
from credenza.sample.shapes import Asked, File, Person

BOOKS_OPENED = -125
"""The day from which on the office keeps its files here; what they say of then is older."""


class Folder:
    """What is known so far. Days are counted from the opening day, the past below zero.

    ``decided`` is the day of the last decision (for an applicant: of the application), ``joined``
    that of the first; ``practice`` is how many years ago training ended; ``checks`` how many days
    before a decision its checks are made.
    """

    def __init__(self, person: Person, field: Field, practice: int, dice: Dice, today: date):
        self.person, self.field, self.practice = person, field, practice
        self.dice, self.today = dice, today
        self.decided = self.joined = 0
        self.checks = (10, 85)
        self.held: list[CredentialFact] = []
        self.asked: list[Asked] = []
        self.appointments: list[AppointmentFact] = []

    @property
    def profession(self) -> str:
        """The key of the profession."""
        return self.person.profession

    @property
    def facilities(self) -> frozenset[int]:
        """Where an appointment runs or is applied for."""
        return frozenset(one.facility for one in self.appointments)

    def day(self, offset: int) -> date:
        """The day ``offset`` days from the opening day."""
        return self.today + timedelta(days=offset)

    def ahead(self, notice: int, period: int) -> int:
        """An end after the day of notice, of a period that began before the books were opened."""
        return self.dice.between(notice + 5, period + BOOKS_OPENED)

    def checked(self) -> int:
        """A day shortly before the last decision."""
        return self.decided - self.dice.between(*self.checks)

    def checked_first(self) -> int:
        """A day shortly before the first decision."""
        return self.joined - self.dice.between(*self.checks)

    def hold(self, kind: str, **values) -> CredentialFact:
        """Put a credential into the file."""
        number = self.held[-1].id + 1 if self.held else 1
        credential = CredentialFact(id=number, kind=kind, **values)
        self.held.append(credential)
        return credential

    def ask(self, kind: str, source: str, on: int, *proves: CredentialFact, **values) -> None:
        """Record that ``source`` confirmed on a day; what it said is what the file says."""
        asked_on = self.day(on - self.dice.between(0, 6))
        first = proves[0] if proves else None
        if first is not None and first.ends_on and credential_kinds()[kind].dates == "expiry":
            values = {"stated_ends_on": first.ends_on, "stated_status": first.status} | values
        answer = {
            "result": Result.CONFIRMED,
            "asked_on": asked_on,
            "verified_on": self.day(on),
            "verified_by": COORDINATOR if self.dice.chance(0.6) else SECOND_COORDINATOR,
            "stated_number": first.number if first else "",
        }
        ids = tuple(one.id for one in proves)
        how = next(one.method for one in credential_kinds()[kind].sources if one.key == source)
        self.asked.append(
            Asked(kind=kind, source=source, method=how, proves=ids, **answer | values)
        )

    def of_kind(self, kind: str) -> Iterator[CredentialFact]:
        """The credentials of a kind, in the order in which they were put in."""
        return (one for one in self.held if one.kind == kind)

    def amend(self, credential: CredentialFact, **values) -> CredentialFact:
        """Change a credential that is in the file."""
        changed = replace(credential, **values)
        self.held[self.held.index(credential)] = changed
        return changed

    def lose(self, kind: str) -> None:
        """Take every credential of a kind out, and what proved it."""
        self.held = [row for row in self.held if row.kind != kind]
        self.never_asked(kind)

    def ends(self, credential: CredentialFact, offset: int) -> None:
        """Let a credential end on another day, as its sources said too."""
        before, after = credential.ends_on, self.day(offset)
        self.amend(credential, ends_on=after, continuous=False)
        for n, answer in enumerate(self.asked):
            if credential.id in answer.proves and answer.stated_ends_on == before:
                self.asked[n] = replace(answer, stated_ends_on=after)

    def answers(self, kind: str, **values) -> None:
        """Change the latest answer about a kind."""
        last = max(n for n, answer in enumerate(self.asked) if answer.kind == kind)
        self.asked[last] = replace(self.asked[last], **values)

    def never_asked(self, *kinds: str) -> None:
        """Take every answer about these kinds out."""
        self.asked = [answer for answer in self.asked if answer.kind not in kinds]

    def close(self) -> File:
        """The file as it is."""
        return File(self.person, tuple(self.held), tuple(self.asked), tuple(self.appointments))
