"""References are reminded every morning, leaves and ends of appointments take effect on their day,
lists of affiliation requests are answered as they come.
"""

from django.utils import timezone
from django_tasks import task

from credenza.core.applications.affiliations import NEW
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.affiliations import answer
from credenza.office.credentialing.actions.references import remind_due
from credenza.office.credentialing.actions.settling import settle_due
from credenza.office.credentialing.queries.affiliations import batches, visible_requests
from credenza.office.credentialing.queries.register import Register
from credenza.office.ledger.schedule import Scheduled
from credenza.office.team.queries import actor_of, colleagues

REMINDERS = Actor.system("reminders of references")
SETTLEMENT = Actor.system("decisions that take effect")


@task()
def remind_references() -> None:
    """Remind whose day has come. Running it twice reminds nobody twice."""
    remind_due(by=REMINDERS, at=timezone.now())


@task()
def answer_list(batch_id: int, user_id: int) -> None:
    """Answer what is new of a list, for the person who brought it and by that person's roles now.

    Each request is an act of its own: a run after a killed one goes on where that ended.
    """
    by = actor_of(colleagues().get(pk=user_id))
    batch = batches(by).get(pk=batch_id)
    register = Register(batch.facility)
    for one in visible_requests(by).filter(batch=batch, state=NEW).order_by("line", "id"):
        try:
            answer(request=one, by=by, at=timezone.now(), register=register)
        except Refused:
            continue  # answered by somebody else meanwhile, or about the person's own file


@task()
def settle_decisions() -> None:
    """Let what was decided for today take effect. Running it twice changes nothing more."""
    settle_due(by=SETTLEMENT, at=timezone.now())


SCHEDULE = [
    Scheduled("Remind references", "15 8 * * *", remind_references),
    Scheduled("Let decisions take effect", "20 0 * * *", settle_decisions),
]
