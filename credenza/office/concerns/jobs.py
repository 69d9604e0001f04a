"""Every morning, whoever told a case that was closed is asked how it was."""

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.concerns.actions.ratings import ask_due
from credenza.office.ledger.schedule import Scheduled

ASKING = Actor.system("questions to those who told concerns")


@task()
def ask_how_it_was() -> None:
    """Ask everybody who has not been asked. Running it twice asks nobody twice."""
    ask_due(by=ASKING, at=timezone.now())


SCHEDULE = [Scheduled("Ask those who told concerns how it was", "0 9 * * *", ask_how_it_was)]
