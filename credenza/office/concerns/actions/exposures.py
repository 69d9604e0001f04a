"""Keeping how much was done."""

from collections.abc import Sequence
from datetime import datetime

from credenza.core.permissions import About, Actor, may
from credenza.core.verdict import require
from credenza.office.concerns.models import Exposure
from credenza.office.ledger.actions import about, act

KEEP = "concern:exposures"


@act("exposure:take")
def take(*, exposures: Sequence[Exposure], facility, by: Actor, at: datetime) -> int:
    """Keep amounts of one facility, each in the place of what was told before of the same part and
    month; how many. Raises Refused outside the actor's reach.
    """
    require(may(by, KEEP, About(facilities=frozenset({facility.pk}))))
    _forget(exposures)
    Exposure.objects.bulk_create(exposures, batch_size=2_000)
    about(facility=facility.short_name, amounts=len(exposures))
    return len(exposures)


def _forget(told: Sequence[Exposure]) -> None:
    """What was told before of the same, whichever letters a unit was written in."""
    keys = {_key(one) for one in told}
    months = {one.month for one in told}
    rows = Exposure.objects.filter(facility=told[0].facility_id, month__in=months)
    doubles = [one.pk for one in rows.order_by("id") if _key(one) in keys]
    for start in range(0, len(doubles), 500):
        Exposure.objects.filter(pk__in=doubles[start : start + 500]).delete()


def _key(one: Exposure) -> tuple[object, ...]:
    return one.measure, one.month, one.department_id, one.unit.casefold(), one.doer_id
