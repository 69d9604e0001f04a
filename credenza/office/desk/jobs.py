"""The desk's nightly work: the day's open work is counted for the burn-down."""

from django.utils import timezone
from django_tasks import task

from credenza.office.desk.tallies import count_day
from credenza.office.ledger.schedule import Scheduled


@task()
def tally() -> None:
    """Count what is open now as the day's; counted again, the later count stands."""
    count_day(timezone.now())


SCHEDULE = [Scheduled("Count the open work", "50 23 * * *", tally)]
