"""Whom the names called out in a survey mean, among those who are or were on the staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_months
from credenza.core.permissions import Actor
from credenza.core.standards.calling import meant
from credenza.office.practitioners.queries.lookup import listed
from credenza.office.practitioners.queries.staff import on_staff

MONTHS_BACK = 36
"""Members who left meanwhile can be called too: surveys look back to the last one."""


@dataclass(frozen=True, slots=True)
class Called:
    """A line that was called out, and who may be meant: one, several or nobody."""

    line: str
    people: Sequence

    @property
    def only(self):
        """The one who is meant, where there is no doubt."""
        return self.people[0] if len(self.people) == 1 else None


def called(actor: Actor, facility: int, lines: Sequence[str], as_of: date) -> list[Called]:
    """Each line with those whom it may mean, within the actor's reach; in six reads."""
    since = add_months(as_of, -MONTHS_BACK)
    people = on_staff(actor, "practitioner:see", since, as_of, facility).in_bulk()
    by_npi = {one.npi: one.pk for one in people.values() if one.npi}
    names = [(one.pk, one.names) for one in listed(people, facility)]
    return [Called(line, [people[pk] for pk in _meant(line, by_npi, names)]) for line in lines]


def _meant(line: str, by_npi: Mapping[str, int], names) -> list[int]:
    return [by_npi[line]] if line in by_npi else meant(line, names)
