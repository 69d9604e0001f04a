"""The numbers by which charts are read and counts are told: dated, with where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from credenza.core.law import Value


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the field, with its dated values; ``confidence`` as in ``core.law``."""

    key: str
    title: str
    citation: str
    confidence: str
    values: tuple[Value, ...]

    def on(self, day: date) -> int:
        """The value in force on a day; before the first one began, that first one."""
        found = next((one for one in self.values if one.in_force(day)), self.values[0])
        return found.limit


@dataclass(frozen=True, slots=True)
class ChartLimits:
    """The numbers by which charts are read on one day.

    ``watch`` and ``act`` are standard deviations; ``shift`` and ``trend`` points in a row,
    ``points`` the fewest that are read at all, ``peers`` the fewest that are compared, ``few`` the
    expected count under which none is no news, and ``band`` the width of the bands in which
    counts are told to who may not read the cases.
    """

    watch: int
    act: int
    shift: int
    trend: int
    points: int
    peers: int
    few: int
    band: int


CHART_NUMBERS = tuple(one.name for one in fields(ChartLimits))


def limits_on(numbers: Mapping[str, Number], day: date) -> ChartLimits:
    """The numbers as they stand on a day."""
    return ChartLimits(**{key: numbers[key].on(day) for key in CHART_NUMBERS})
