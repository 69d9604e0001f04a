"""Notices go out every morning; what could not be sent is tried again through the day."""

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.ledger.schedule import Scheduled
from credenza.office.monitoring.actions.notices import plan, send_waiting

NOTICES = Actor.system("notices")


@task()
def plan_and_send() -> None:
    """Plan what is due and send it. Running it twice sends nothing twice."""
    at = timezone.now()
    plan(by=NOTICES, at=at)
    send_waiting(by=NOTICES, at=at)


@task()
def send() -> None:
    """Send what waits."""
    send_waiting(by=NOTICES, at=timezone.now())


SCHEDULE = [
    Scheduled("Plan and send notices", "0 7 * * *", plan_and_send),
    Scheduled("Send waiting notices", "*/30 * * * *", send),
]
