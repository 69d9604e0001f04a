"""Owners of action items are reminded, votes between meetings end when their time is over, and the
roles of members begin and end with their terms.
"""

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.ledger.schedule import Scheduled
from credenza.office.meetings.actions.action_items import remind_due
from credenza.office.meetings.actions.seats import settle
from credenza.office.meetings.actions.votes import close_ended

REMINDERS = Actor.system("reminders of action items")
TERMS = Actor.system("terms in committees")
VOTES = Actor.system("votes between meetings")


@task()
def remind_of_action_items() -> None:
    """Remind the owners whose day has come. Running it twice reminds nobody twice."""
    remind_due(by=REMINDERS, at=timezone.now())


@task()
def close_votes() -> int:
    """Close the votes between meetings whose time is over; how many. Repeating it is harmless."""
    return close_ended(by=VOTES, at=timezone.now())


@task()
def settle_seats() -> int:
    """Let roles follow the terms that begin and ended; how many changed. It may run twice."""
    return settle(by=TERMS, at=timezone.now())


SCHEDULE = [
    Scheduled("Remind of action items", "25 7 * * *", remind_of_action_items),
    Scheduled("Let terms in committees begin and end", "10 0 * * *", settle_seats),
    Scheduled("Close votes between meetings", "*/15 * * * *", close_votes),
]
