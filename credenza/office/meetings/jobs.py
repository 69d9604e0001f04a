"""Owners of action items are reminded every morning."""

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.ledger.schedule import Scheduled
from credenza.office.meetings.actions.action_items import remind_due

REMINDERS = Actor.system("reminders of action items")


@task()
def remind_of_action_items() -> None:
    """Remind the owners whose day has come. Running it twice reminds nobody twice."""
    remind_due(by=REMINDERS, at=timezone.now())


SCHEDULE = [Scheduled("Remind of action items", "25 7 * * *", remind_of_action_items)]
