"""The end of an appointment ends what was granted under it, and removes nothing else."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from credenza.core.calendar import long_date
from credenza.core.permissions import Actor
from credenza.core.privileges.holding import WITH_APPOINTMENT
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.queries.days import local_days
from credenza.office.privileging.actions import evaluations
from credenza.office.privileging.models import Grant
from credenza.office.privileging.queries.endings import over_with_appointments

CHUNK = 500


def end_with_appointments(*, people: Collection[int], by: Actor, at: datetime) -> int:
    """End what these people were granted under appointments that are over; how many grants."""
    days, ids, ended = local_days(at), sorted(people), 0
    for start in range(0, len(ids), CHUNK):
        over = over_with_appointments(ids[start : start + CHUNK], days)
        for (practitioner, _, first), grants in over.items():
            end_with(practitioner=practitioner, grants=grants, on=first, by=by, at=at)
            ended += len(grants)
    return ended


@act("privilege:end-with-appointment")
def end_with(
    *, practitioner: int, grants: Sequence[Grant], on: date, by: Actor, at: datetime
) -> None:
    """End grants of one practitioner at one facility: from the day ``on`` they are not held."""
    about(grants=[one.pk for one in grants])
    last = on - timedelta(days=1)
    why = f"The appointment ended; its last day was {long_date(last)}."
    held = Grant.objects.select_for_update().filter(pk__in=[one.pk for one in grants])
    for one in held.filter(ends_on__gte=on).order_by("id"):
        one.ends_on, one.ended_by, one.ended_why = last, WITH_APPOINTMENT, why
        one.version += 1
        one.save(update_fields=["ends_on", "ended_by", "ended_why", "version"])
    evaluations.drop(grants=grants, by=by, at=at, reason=why)
