"""Grants whose appointment is over, and since when they are not held."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from credenza.core.privileges.holding import not_held_from
from credenza.office.privileging.models import Grant
from credenza.office.privileging.queries.grants import appointed, fact

Ends = tuple[int, int, date]
"""Practitioner, facility and the first day on which nothing is held."""


def over_with_appointments(
    people: Collection[int], days: Mapping[int, date]
) -> dict[Ends, list[Grant]]:
    """What ``people`` were granted beyond the end of their appointment, in two reads.

    ``days`` is the day at each facility. Where no appointment ever was, nothing ends.
    """
    there = appointed(people)
    found = defaultdict(list)
    for grant in Grant.objects.filter(practitioner__in=people).order_by("id"):
        place = grant.practitioner_id, grant.facility_id
        held = there.get(place)
        first = held and not_held_from(fact(grant, None), held, days[grant.facility_id])
        if first and grant.ends_on >= first:
            found[*place, first].append(grant)
    return found
