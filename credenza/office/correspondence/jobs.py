"""The outbox is emptied every minute."""

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.correspondence.actions.post import deliver_waiting
from credenza.office.ledger.schedule import Scheduled

OUTBOX = Actor.system("the outbox")


@task()
def deliver() -> None:
    """Send what waits. Running it twice sends nothing twice."""
    deliver_waiting(by=OUTBOX, at=timezone.now())


SCHEDULE = [Scheduled("Send the mail that waits", "* * * * *", deliver)]
