"""Which day it is at the office."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.office.team.queries import setting


def today(at: datetime) -> date:
    """The day at the office at an instant: a licence lapses at the end of the local day."""
    return local_day(at, ZoneInfo(setting("zone")))
