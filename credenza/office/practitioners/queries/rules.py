"""The rules that bind at a place on a day, and what they say of a file."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from credenza.core.facts import Finding, Place, PractitionerFile
from credenza.core.requirements import Rules, compile_rules, evaluate
from credenza.office.team.queries import packs_at
from credenza.packs.loader import credential_kinds


def findings(
    file: PractitionerFile, at_place: Mapping[int, Place], days: Mapping[int, date]
) -> Iterator[tuple[int, tuple[Finding, ...]]]:
    """What the rules say of a file, for each facility at which it has an appointment.

    ``days`` gives the judging day at each facility: midnight does not come everywhere at once.
    """
    for facility in sorted({one.facility for one in file.appointments}):
        place, as_of = at_place[facility], days[facility]
        yield facility, evaluate(file, place, rules_for(place, as_of), as_of)


@lru_cache(maxsize=256)
def rules_for(place: Place, as_of: date) -> Rules:
    """The rules in force at a place on a day; compiled once for a place and day."""
    return compile_rules(packs_at(place), place, as_of, credential_kinds())
