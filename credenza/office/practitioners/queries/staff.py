"""Who was on a staff within some days."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from credenza.core.permissions import Actor
from credenza.office.practitioners.models import Appointment, Practitioner
from credenza.office.practitioners.queries.scope import places_within, visible


def on_staff(
    actor: Actor, verb: str, first: date, last: date, facility: int | None = None
) -> QuerySet[Practitioner]:
    """Practitioners within reach of ``verb`` who belonged to a staff, or asked to, on one of the
    days, in the order of files: to that of ``facility``, or to any within reach.
    """
    ran_still = ~Q(standing="ended") | Q(ends_on__gte=first)
    begun = Q(starts_on=None) | Q(starts_on__lte=last)
    held = Appointment.objects.filter(ran_still, begun, practitioner=OuterRef("pk"))
    within = places_within(actor, verb)
    if facility is not None:
        held = held.filter(facility=facility)
    if within is not None:
        held = held.filter(facility__in=within)
    return visible(actor, verb).filter(Exists(held)).order_by("last_name", "first_name", "id")


def running_at(facility: int) -> QuerySet[Appointment]:
    """Ids of the people with a running appointment or application at a facility."""
    running = Appointment.objects.filter(facility=facility).exclude(standing="ended")
    return running.order_by().values("practitioner")


def ever_at(facility: int) -> list[int]:
    """Ids of the people who have or had an appointment or application at a facility."""
    rows = Appointment.objects.filter(facility=facility).order_by("practitioner")
    return list(rows.values_list("practitioner", flat=True).distinct())
