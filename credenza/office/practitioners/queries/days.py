"""Which day it is at the office, and at each of its facilities."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.office.team.queries import facilities, setting


def today(at: datetime) -> date:
    """The day at the office at an instant."""
    return local_day(at, ZoneInfo(setting("zone")))


def local_days(at: datetime) -> dict[int, date]:
    """The day at each facility at an instant: a licence lapses at the end of the local day."""
    return {one.pk: local_day(at, ZoneInfo(one.zone)) for one in facilities()}
