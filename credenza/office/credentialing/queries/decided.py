"""What was decided on applications, for those who read of it later."""

from collections.abc import Collection
from datetime import date

from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.kinds import kind_of


def decided_of(practitioner: int, facility: int) -> list[Application]:
    """A practitioner's decided applications at a facility, the last decision first."""
    rows = Application.objects.filter(
        practitioner=practitioner, facility=facility, decided_on__isnull=False
    )
    found = list(rows.order_by("-decided_on", "-id"))
    for one in found:
        one.title = kind_of(one).title
    return found


def decided_kinds(facility: int, since: date, until: date, kinds: Collection[str]) -> dict:
    """The kind of each practitioner's last decided application of ``kinds``, by practitioner."""
    rows = Application.objects.filter(
        facility=facility, kind__in=kinds, decided_on__range=(since, until)
    )
    return dict(rows.order_by("decided_on", "id").values_list("practitioner", "kind"))
