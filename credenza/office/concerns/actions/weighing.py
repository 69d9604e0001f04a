"""Recording that the history of complaints and adverse events was weighed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day
from credenza.core.permissions import About, Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.actions.holding import required
from credenza.office.concerns.models import Weighing
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.concerns.queries.weighing import SEE
from credenza.office.ledger.actions import about, act


@act("complaints:weigh")
def weigh(*, facility, on: date, looked_at: str, by: Actor, at: datetime) -> Weighing:
    """Record it. Raises Refused outside the actor's reach, for a day to come, for a day that has
    its record already, and where nothing says what was looked at.
    """
    require(may(by, SEE, About(facilities=frozenset({facility.pk}))))
    if on > local_day(at, ZoneInfo(facility.zone)):
        raise Refused(refused("That day is still to come: correct the date."))
    if Weighing.objects.filter(facility=facility, weighed_on=on).exists():
        raise Refused(refused("That day has its record already: choose another."))
    made = Weighing(facility=facility, weighed_on=on, at=at, by=by.name[:120])
    words = required(looked_at, "Say what was looked at.")
    made.looked_at_sealed = sealed(words, "weighing", made.uid, "looked_at")
    made.save()
    about(facility=facility.short_name)
    return made
