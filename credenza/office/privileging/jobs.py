"""Privileges end with the appointments whose last day is over."""

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.ledger.schedule import Scheduled
from credenza.office.practitioners.queries.days import local_days
from credenza.office.practitioners.queries.terms import lapsed_by
from credenza.office.privileging.actions.endings import end_with_appointments

ENDING = Actor.system("ends of appointments")


@task()
def end_lapsed() -> None:
    """End what was granted under appointments that lapsed. Running it twice ends nothing more."""
    at = timezone.now()
    if days := local_days(at).values():
        end_with_appointments(people=lapsed_by(max(days)), by=ENDING, at=at)


SCHEDULE = [Scheduled("End privileges with their appointments", "40 0 * * *", end_lapsed)]
