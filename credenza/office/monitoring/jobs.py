"""Notices go out every morning; what could not be sent is tried again through the day. Lists are
fetched before the night's screening.
"""

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.ledger.schedule import Scheduled
from credenza.office.monitoring.actions.fetching import fetch, read_folder
from credenza.office.monitoring.actions.notices import plan, send_waiting
from credenza.office.monitoring.actions.screening import screen
from credenza.office.monitoring.actions.watching import watch
from credenza.office.monitoring.queries.followed import to_download
from credenza.office.monitoring.queries.searching import FULL, HAND, NIGHTLY, sources
from credenza.office.monitoring.queries.watching import can_watch
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team.queries import actor_of, colleagues, scope_of

NOTICES = Actor.system("notices")
SCREENING = Actor.system("screening")
LISTS = Actor.system("lists")


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


@task()
def fetch_due_lists() -> None:
    """Look for a newer edition of each list that is downloaded; servers say when there is none."""
    for following in to_download():
        fetch(following=following, by=LISTS, at=timezone.now())


@task()
def fetch_now(key: str) -> None:
    """Look for a newer edition of one list."""
    for following in to_download():
        if following.source == key:
            fetch(following=following, by=LISTS, at=timezone.now())


@task()
def take_in_arrivals() -> None:
    """Take in the copies that were put into the office's folder."""
    read_folder(by=LISTS, at=timezone.now())


@task()
def screen_now(user_id: int) -> None:
    """Screen whoever lies within reach of the person who asked for it."""
    by = actor_of(colleagues().get(pk=user_id))
    everywhere = scope_of(by, "screening:run").everywhere
    people = None if everywhere else visible(by, "screening:run").values_list("pk", flat=True)
    screen(kind=HAND, practitioners=people, by=by, at=timezone.now())


@task()
def screen_by_night() -> None:
    """Screen what changed since the run before; on the first day of a month, everybody anew."""
    at = timezone.now()
    if sources():
        kind = FULL if today(at).day == 1 else NIGHTLY
        screen(kind=kind, by=SCREENING, at=at)


@task()
def watch_by_night() -> None:
    """Compare the files with the NPI registry and the registers that the office has."""
    if can_watch():
        watch(by=SCREENING, at=timezone.now())


SCHEDULE = [
    Scheduled("Fetch due lists", "30 1 * * *", fetch_due_lists),
    Scheduled("Take in lists from the folder", "*/15 * * * *", take_in_arrivals),
    Scheduled("Screen against the lists", "30 2 * * *", screen_by_night),
    Scheduled("Compare with the NPI registry", "0 4 * * *", watch_by_night),
    Scheduled("Plan and send notices", "0 7 * * *", plan_and_send),
    Scheduled("Send waiting notices", "*/30 * * * *", send),
]
