"""The practitioners' nightly work: files are judged as time passes."""

from django.utils import timezone
from django_tasks import task

from credenza.office.ledger.schedule import Scheduled
from credenza.office.practitioners.actions.judging import judge_all


@task()
def judge_due() -> int:
    """Judge the files whose day has come; how many. Running it twice changes nothing."""
    return judge_all(at=timezone.now())


SCHEDULE = [Scheduled("Judge the files that are due", "5 0,1,6,12,18 * * *", judge_due)]
