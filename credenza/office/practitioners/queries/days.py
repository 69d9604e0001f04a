"""Which day it is at the office, and at each of its facilities."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import end_of_day, local_day
from credenza.office.team.queries import facilities, setting


def today(at: datetime) -> date:
    """The day at the office at an instant."""
    return local_day(at, ZoneInfo(setting("zone")))


def moment(day: date | None, now: datetime) -> tuple[date, datetime | None]:
    """A day to show and, where it is past, its last instant; without a past day, today."""
    as_of = today(now)
    if day is None or day >= as_of:
        return as_of, None
    return day, end_of_day(day, ZoneInfo(setting("zone")))


def local_days(at: datetime) -> dict[int, date]:
    """The day at each facility at an instant: a licence lapses at the end of the local day."""
    return {one.pk: local_day(at, ZoneInfo(one.zone)) for one in facilities()}
