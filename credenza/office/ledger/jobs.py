"""The ledger's own work: seals every five minutes, and old traces of jobs cleared away."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from credenza.office.ledger import sealing
from credenza.office.ledger.models import JobRun
from credenza.office.ledger.queue import queue
from credenza.office.ledger.schedule import Scheduled

KEPT = dt.timedelta(days=30)


@task()
def seal() -> int:
    """Seal new entries; how many."""
    return sealing.seal()


@task()
def clear_old_runs() -> None:
    """Forget runs that ended a month ago; what they did is in the ledger."""
    before = timezone.now() - KEPT
    JobRun.objects.filter(slot__lt=before).delete()
    queue().forget(before)


SCHEDULE = [
    Scheduled("Seal the ledger", "*/5 * * * *", seal),
    Scheduled("Clear old job runs", "40 3 * * *", clear_old_runs),
]
