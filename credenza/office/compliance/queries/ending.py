"""What was shown for standards and ends soon, or has ended, with nothing later in its place."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from credenza.core.permissions import Actor
from credenza.office.compliance.models import Proof
from credenza.office.compliance.queries.readiness import soon
from credenza.office.practitioners.queries.scope import places_within


def ending(actor: Actor, as_of: date) -> QuerySet[Proof]:
    """Within reach, by the day on which each ends."""
    standing = Proof.objects.filter(withdrawn_on=None)
    later = standing.filter(
        facility=OuterRef("facility"), rule=OuterRef("rule"), pk__gt=OuterRef("pk")
    )
    rows = standing.filter(~Exists(later), meets=True, valid_until__lt=as_of + soon())
    within = places_within(actor, "standard:prove")
    if within is not None:
        rows = rows.filter(facility__in=within)
    return rows.select_related("facility").order_by("valid_until", "id")
