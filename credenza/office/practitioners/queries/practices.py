"""Who works in one practice with whom, as far as the files tell it.

Two share a practice where their files give the same street and postal code, or where both hold a
position today with the same employer. A facility of this office is no practice: everybody works
there. Nor is a place or an employer shared by more than ``MOST``: that is a health system.
"""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower, Trim

from credenza.office.practitioners.models import Credential, Practitioner
from credenza.office.team.queries import facilities

MOST = 25
POSITION = "work_position"


def colleagues_of(ids: Collection[int]) -> frozenset[int]:
    """Practitioners in one practice with any of ``ids``, without themselves; five reads."""
    ids = set(ids) - {None}
    if not ids:
        return frozenset()
    return frozenset((_of_place(ids) | _of_employer(ids)) - ids)


def _of_place(ids: set[int]) -> set[int]:
    rows = Practitioner.objects.annotate(place=Lower(Trim("street"))).exclude(place="")
    found: set[int] = set()
    for place, code in set(rows.filter(pk__in=ids).values_list("place", "postal_code")):
        found |= _few(rows.filter(place=place, postal_code=code).values_list("pk", flat=True))
    return found


def _of_employer(ids: set[int]) -> set[int]:
    own = {name.strip().lower() for one in facilities() for name in (one.name, one.short_name)}
    running = Q(ends_on=None) & Q(withdrawn_on=None)
    rows = Credential.objects.filter(running, kind=POSITION)
    rows = rows.annotate(employer=Lower(Trim("issuer"))).exclude(employer="")
    found: set[int] = set()
    names = set(rows.filter(practitioner__in=ids).order_by().values_list("employer", flat=True))
    for name in names - own:
        found |= _few(rows.filter(employer=name).order_by().values_list("practitioner", flat=True))
    return found


def _few(rows: QuerySet) -> set[int]:
    found = set(rows[: 2 * MOST])
    return found if len(found) <= MOST else set()
