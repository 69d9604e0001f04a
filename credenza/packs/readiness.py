"""How readiness is told: how early, over how long."""

from functools import cache
from importlib.resources import files

from credenza.packs.loader import read_toml
from credenza.packs.schema import Table


@cache
def _habits() -> Table:
    names = ("soon_days", "minutes_days", "months_looked_back", "forecast_days")
    return read_toml(files("credenza.packs") / "readiness.toml").only(*names)


def soon_days() -> int:
    """Days before something shown ends from which its standard is at risk."""
    return _habits().whole("soon_days")


def minutes_days() -> int:
    """Days after a meeting from which minutes that wait for approval break their standard."""
    return _habits().whole("minutes_days")


def months_looked_back() -> int:
    """Months of meetings, decisions and privileges that records are looked at over."""
    return _habits().whole("months_looked_back")


def forecast_days() -> int:
    """Days to come over which the forecast looks."""
    return _habits().whole("forecast_days")
