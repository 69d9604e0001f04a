"""References are reminded every morning."""

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.credentialing.actions.references import remind_due
from credenza.office.ledger.schedule import Scheduled

REMINDERS = Actor.system("reminders of references")


@task()
def remind_references() -> None:
    """Remind whose day has come. Running it twice reminds nobody twice."""
    remind_due(by=REMINDERS, at=timezone.now())


SCHEDULE = [Scheduled("Remind references", "15 8 * * *", remind_references)]
