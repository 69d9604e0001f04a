"""That somebody opened a case: once for each person, case and day."""

from datetime import datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Case, Look
from credenza.office.ledger.actions import about, act


def looked(*, case: Case, by: Actor, at: datetime) -> None:
    """Keep that ``by`` opened the case, unless today's look is kept already."""
    day = local_day(at, ZoneInfo(case.facility.zone))
    if by.id and not Look.objects.filter(case=case, user=by.id, on=day).exists():
        _look(case=case, on=day, by=by, at=at)


@act("case:look")
def _look(*, case: Case, on, by: Actor, at: datetime) -> None:
    about(case=case.number)
    Look.objects.get_or_create(case=case, user_id=by.id, on=on, defaults={"at": at})
