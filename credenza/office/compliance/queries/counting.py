"""How many files meet each standard at a facility, counted from the kept readings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy
from django.db.models import Count, QuerySet

from credenza.core.standards.readiness import Counts
from credenza.office.compliance.models import Columns, Reading

DIGITS = 7  # of the ordinal of a day


def counts(facility: int) -> dict[str, Counts]:
    """By the standard's id, how the files stand as they were last read."""
    return _summed(
        _counted(rules, [states for states, _ in rows], None)
        for rules, rows in _by_columns(facility, ("states",))
    )


def counts_on(facility: int, day: date) -> dict[str, Counts]:
    """How the files will stand on a coming day if nothing is done until then."""
    return _summed(
        _counted(rules, [states for states, _ in rows], _fallen([falls for _, falls in rows], day))
        for rules, rows in _by_columns(facility, ("states", "falls"))
    )


def busiest(facilities: QuerySet) -> object | None:
    """Of these facilities the one with most files, the first where none has any; None of none."""
    there = Reading.objects.filter(facility__in=facilities).order_by().values("facility")
    by_files = there.annotate(files=Count("id")).order_by("-files", "facility")
    found = by_files.values_list("facility", flat=True).first()
    return facilities.filter(pk=found).first() or facilities.first()


def counted(rules: Sequence[str], states: Sequence[str]) -> dict[str, Counts]:
    """By the standard's id, how files stand with a letter for each of ``rules`` in ``states``."""
    return _counted(rules, states, None)


def _by_columns(facility: int, wanted: Sequence[str]):
    """The readings of a facility, together where they speak of the same columns."""
    rows: Mapping[int, list] = defaultdict(list)
    kept = Reading.objects.filter(facility=facility).order_by()
    for columns, *read in kept.values_list("columns", *wanted).iterator(chunk_size=5000):
        rows[columns].append((*read, "")[:2])
    names = dict(Columns.objects.filter(pk__in=rows).values_list("id", "rules"))
    return [(names[pk], some) for pk, some in rows.items()]


def _fallen(falls: Sequence[str], day: date) -> numpy.ndarray:
    """Of each file and column, whether it will have fallen short by ``day``."""
    days = numpy.frombuffer("".join(falls).encode(), f"S{DIGITS}").reshape(len(falls), -1)
    return days <= f"{day.toordinal():0{DIGITS}}".encode()


def _counted(
    rules: Sequence[str], states: Sequence[str], fallen: numpy.ndarray | None
) -> dict[str, Counts]:
    if not rules:
        return {}
    letters = numpy.frombuffer("".join(states).encode(), "S1").reshape(len(states), len(rules))
    short = letters == b"n"
    if fallen is not None:
        short = short | fallen
    met, at_risk = (letters == b"m") & ~short, (letters == b"r") & ~short
    sums = zip(met.sum(axis=0), at_risk.sum(axis=0), short.sum(axis=0), strict=True)
    return {
        rule: Counts(*(int(number) for number in three))
        for rule, three in zip(rules, sums, strict=True)
    }


def _summed(parts: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    total: dict[str, Counts] = {}
    for part in parts:
        for rule, more in part.items():
            known = total.get(rule, Counts())
            total[rule] = Counts(
                known.met + more.met, known.at_risk + more.at_risk, known.short + more.short
            )
    return total
