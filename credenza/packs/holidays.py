"""The days on which offices of a state are closed."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import holidays

from credenza.packs.schema import PackError

LAND = holidays.UnitedStates


def holidays_of(state: str, years: Iterable[int]) -> Mapping[date, str]:
    """Federal and state holidays with their names, the days on which they are observed included.

    ``state`` is its postal code. Raises PackError for one that nobody knows.
    """
    if state not in LAND.subdivisions:
        raise PackError(f"No state “{state}” is known; use a postal code such as OH.")
    return _holidays(state, tuple(years))


@cache
def _holidays(state: str, years: tuple[int, ...]) -> Mapping[date, str]:
    return MappingProxyType(dict(LAND(subdiv=state, years=years)))
