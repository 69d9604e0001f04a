"""The days on which offices of a state are closed."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import holidays

LAND = holidays.UnitedStates


def holidays_of(state: str, years: Iterable[int]) -> Mapping[date, str]:
    """Federal and state holidays with their names, the days on which they are observed included.

    ``state`` is its postal code; for a code that is none, the federal ones alone.
    """
    return _holidays(state if state in LAND.subdivisions else None, tuple(years))


@cache
def _holidays(state: str | None, years: tuple[int, ...]) -> Mapping[date, str]:
    return MappingProxyType(dict(LAND(subdiv=state, years=years)))
