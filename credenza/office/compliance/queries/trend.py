"""How readiness went day by day, from the tallies."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from credenza.core.standards.readiness import Ready
from credenza.office.compliance.models import Tally


def states(facility: int, since: date) -> list[tuple[date, Mapping[str, int]]]:
    """For each counted day, how many standards stood how."""
    return [
        (tally.day, Counter(state for state, *_ in tally.counts.values()))
        for tally in _tallies(facility, since)
    ]


def of_standard(facility: int, rule: str, since: date) -> list[tuple[date, str, int | None]]:
    """For each counted day on which a standard bound, its state and how many files fell short
    (None: it is not proven by files)."""
    kept = ((tally.day, tally.counts.get(rule)) for tally in _tallies(facility, since))
    return [(day, Ready(counts[0]), counts[3]) for day, counts in kept if counts]


def is_counted(facility: int, day: date) -> bool:
    """Whether a count of that day was kept."""
    return Tally.objects.filter(facility=facility, day=day).exists()


def tally_of(facility: int, day: date) -> Tally | None:
    """The count of a day, with its files where somebody asked for them; None where none is kept."""
    return Tally.objects.filter(facility=facility, day=day).first()


def _tallies(facility: int, since: date):
    rows = Tally.objects.filter(facility=facility, day__gte=since).order_by("day")
    return rows.only("day", "counts")
