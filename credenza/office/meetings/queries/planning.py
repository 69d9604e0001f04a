"""The days on which a committee should meet by its charter, and for which nothing is planned."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from credenza.core.committees.charter import Charter
from credenza.core.committees.recurrence import Occurrence, occurrences
from credenza.core.privileges.oncall import instant
from credenza.office.meetings.models import Meeting
from credenza.packs.holidays import holidays_of


@dataclass(frozen=True, slots=True)
class Proposed:
    """A day by the rule for which no meeting stands yet; without times where it falls out."""

    day: Occurrence
    starts_at: datetime | None
    ends_at: datetime | None

    @property
    def on(self) -> date:
        """The day it would take place, or fell out."""
        return self.day.on or self.day.by_rule


def taken(committees: Collection, first: date, last: date) -> dict[int, set[date]]:
    """The days by the rule for which meetings stand already, by committee's id; one read."""
    rows = Meeting.objects.filter(committee__in=committees, planned_for__range=(first, last))
    found: dict[int, set[date]] = {one.pk: set() for one in committees}
    for committee, day in rows.order_by("id").values_list("committee", "planned_for"):
        found[committee].add(day)
    return found


def proposals(
    committee, charter: Charter, first: date, last: date, known: Collection[date]
) -> list[Proposed]:
    """The days by the charter's rule from ``first`` to ``last`` that are not among ``known``."""
    if not charter.recurrence:
        return []
    closed = holidays_of(committee.facility.state, range(first.year - 1, last.year + 2))
    days = occurrences(charter.recurrence, first, last, closed, charter.on_holiday)
    zone = ZoneInfo(committee.facility.zone)
    return [_proposed(day, charter, zone) for day in days if day.by_rule not in known]


def _proposed(day: Occurrence, charter: Charter, zone: ZoneInfo) -> Proposed:
    if day.on is None:
        return Proposed(day, None, None)
    starts_at = instant(datetime.combine(day.on, charter.starts), zone)
    return Proposed(day, starts_at, starts_at + timedelta(minutes=charter.minutes))
