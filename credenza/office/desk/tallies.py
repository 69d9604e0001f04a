"""Open work by day and facility, kept for the burn-down."""

from datetime import datetime

from django.db import transaction

from credenza.office.desk.models import Tally
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.work import standings_by_facility


@transaction.atomic
def count_day(at: datetime) -> None:
    """Keep how much is open at each facility as the count of the office's day."""
    day = today(at)
    Tally.objects.filter(day=day).delete()
    Tally.objects.bulk_create(Tally(day=day, **row) for row in standings_by_facility())
