"""Who works in one practice with whom, as far as the files tell it.

Two share a practice where their files give the same street and postal code, or where both hold a
position today with the same employer. A facility of this office is no practice: everybody works
there. Nor is a place or an employer shared by more than ``MOST``: that is a health system.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable

from django.db.models import Count, Q
from django.db.models.functions import Lower, Trim

from credenza.office.practitioners.models import Credential, Practitioner
from credenza.office.team.queries import facilities

MOST = 25
POSITION = "work_position"


def colleagues_of(ids: Collection[int]) -> frozenset[int]:
    """Practitioners in one practice with any of ``ids``, without themselves; at most six reads."""
    return frozenset().union(*colleagues_by(ids).values()) - set(ids)


def colleagues_by(ids: Collection[int]) -> dict[int, frozenset[int]]:
    """The same for each of them, who may be colleagues of one another; as many reads for many."""
    ids = set(ids) - {None}
    found = {one: frozenset() for one in ids}
    for group in (*_at_one_door(ids), *_of_one_employer(ids)) if ids else ():
        for one in group & ids:
            found[one] |= group - {one}
    return found


def _at_one_door(ids: set[int]) -> Iterable[frozenset[int]]:
    rows = Practitioner.objects.annotate(place=Lower(Trim("street"))).exclude(place="").order_by()
    own = set(rows.filter(pk__in=ids).values_list("place", "postal_code"))
    doors = rows.filter(place__in={place for place, _ in own})
    sizes = doors.values_list("place", "postal_code").annotate(size=Count("pk"))
    small = own & {(place, code) for place, code, size in sizes if size <= MOST}
    near = doors.filter(place__in={place for place, _ in small})
    near = near.filter(postal_code__in={code for _, code in small})
    told = near.values_list("pk", "place", "postal_code")
    return _groups((pk, (place, code)) for pk, place, code in told if (place, code) in small)


def _of_one_employer(ids: set[int]) -> Iterable[frozenset[int]]:
    here = {name.strip().lower() for one in facilities() for name in (one.name, one.short_name)}
    running = Q(ends_on=None) & Q(withdrawn_on=None)
    rows = Credential.objects.filter(running, kind=POSITION).order_by()
    rows = rows.annotate(employer=Lower(Trim("issuer"))).exclude(employer="")
    names = set(rows.filter(practitioner__in=ids).values_list("employer", flat=True)) - here
    sizes = rows.filter(employer__in=names).values("employer")
    sizes = sizes.annotate(size=Count("practitioner", distinct=True)).filter(size__lte=MOST)
    small = rows.filter(employer__in=sizes.values("employer"))
    return _groups(small.values_list("practitioner", "employer"))


def _groups(pairs: Iterable[tuple[int, Hashable]]) -> Iterable[frozenset[int]]:
    found: dict[Hashable, set[int]] = defaultdict(set)
    for one, place in pairs:
        found[place].add(one)
    return [frozenset(one) for one in found.values()]
