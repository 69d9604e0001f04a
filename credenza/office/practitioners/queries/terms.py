"""When the terms of a facility's staff end."""

from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from credenza.core.calendar import month_key
from credenza.core.facts import Standing
from credenza.office.practitioners.models import Appointment


def ending_by_month(facility: int) -> dict[str, int]:
    """How many terms end in each month ("2028-05")."""
    rows = Appointment.objects.filter(facility=facility, ends_on__isnull=False)
    rows = rows.exclude(standing=Standing.ENDED).order_by()
    counted = rows.annotate(month=TruncMonth("ends_on")).values_list("month").annotate(Count("pk"))
    return {month_key(month): count for month, count in counted}


def lapsed_by(day: date) -> list[int]:
    """Practitioners with an appointment whose last day was before ``day`` and that nobody ended."""
    rows = Appointment.objects.filter(ends_on__lt=day).exclude(standing=Standing.ENDED)
    return list(rows.order_by().values_list("practitioner", flat=True).distinct())


def ending_between(facility: int, since: date, until: date) -> QuerySet[Appointment]:
    """Running appointments whose term ends within the days, the earliest first."""
    rows = Appointment.objects.filter(facility=facility, ends_on__range=(since, until))
    rows = rows.exclude(standing__in=[Standing.ENDED, Standing.APPLICANT])
    return rows.select_related("practitioner", "department").order_by(
        "ends_on", "practitioner__last_name", "practitioner__first_name", "id"
    )
