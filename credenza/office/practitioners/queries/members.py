"""Who is a member of a staff now."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from credenza.core.facts import Standing
from credenza.office.practitioners.models import Appointment, Practitioner

MEMBERS = (Standing.ACTIVE, Standing.LEAVE, Standing.SUSPENDED)


def members(
    facility: int, day: date, departments: Collection[int] | None = None
) -> QuerySet[Practitioner]:
    """Practitioners with a membership there that has begun, by name; ``departments`` narrows it."""
    return Practitioner.objects.filter(Exists(_held(facility, day, departments))).order_by(
        "last_name", "first_name", "id"
    )


def appointed_since(facility: int, since: date, day: date) -> QuerySet[Practitioner]:
    """Members there whose first membership of that staff began on ``since`` or later."""
    held = _held(facility, day, None)
    before = Appointment.objects.filter(practitioner=OuterRef("pk"), facility=facility)
    before = before.filter(starts_on__lt=since).exclude(standing=Standing.APPLICANT)
    begun = held.filter(starts_on__gte=since)
    rows = Practitioner.objects.filter(Exists(begun), ~Exists(before))
    return rows.order_by("last_name", "first_name", "id")


def categories(facility: int, people: Collection[int]) -> dict[int, str]:
    """The category of each of these members there, by the practitioner's id."""
    rows = Appointment.objects.filter(facility=facility, practitioner__in=people)
    rows = rows.filter(standing__in=MEMBERS).order_by("id")
    return dict(rows.values_list("practitioner", "category"))


def _held(facility: int, day: date, departments) -> QuerySet[Appointment]:
    begun = Q(starts_on=None) | Q(starts_on__lte=day)
    held = Appointment.objects.filter(
        begun, practitioner=OuterRef("pk"), facility=facility, standing__in=MEMBERS
    )
    return held if departments is None else held.filter(department__in=departments)
