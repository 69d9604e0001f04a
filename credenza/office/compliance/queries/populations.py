"""The files that an audit draws from."""

from dataclasses import dataclass
from datetime import date

from credenza.core.standards.sampling import INITIAL, REAPPOINTED
from credenza.office.credentialing.queries.decided import decided_kinds
from credenza.office.practitioners.queries.decided import Decided, decided_between

KINDS = {"initial": INITIAL, "reappointment": REAPPOINTED}


@dataclass(frozen=True, slots=True)
class Population:
    """Practitioners by group, and the day of each one's decision."""

    groups: dict[str, list[int]]
    decided_on: dict[int, date]

    @property
    def counts(self) -> dict[str, int]:
        """How many there are in each group."""
        return {group: len(files) for group, files in self.groups.items()}


def population(facility: int, since: date, until: date) -> Population:
    """Everybody whose membership was decided on one of the days, in two reads.

    Initial or reappointed by the application that was decided; of files that came without one,
    by their dates: a decision after the first day of membership was a reappointment.
    """
    kinds = decided_kinds(facility, since, until, KINDS)
    groups: dict[str, list[int]] = {INITIAL: [], REAPPOINTED: []}
    days = {}
    for one in decided_between(facility, since, until):
        groups[_group(one, kinds.get(one.practitioner))].append(one.practitioner)
        days[one.practitioner] = one.decided_on
    return Population(groups, days)


def _group(one: Decided, kind: str | None) -> str:
    if kind is not None:
        return KINDS[kind]
    is_first = one.starts_on is None or one.decided_on <= one.starts_on
    return INITIAL if is_first else REAPPOINTED
