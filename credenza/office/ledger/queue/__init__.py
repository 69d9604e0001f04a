"""The queue of jobs, whichever engine keeps it: the database (embedded) or Procrastinate.

Jobs are put in through Django's Tasks interface alone; here is what that interface lacks:
a worker that can be stopped and survives its own death, and a look at what is going on.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

LATE = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Job:
    """One run of a task. ``state`` is waiting, running, done or failed.

    ``trouble`` says in words what is wrong with it, if anything.
    """

    id: str
    task: str
    state: str
    queued_at: dt.datetime | None
    started_at: dt.datetime | None
    finished_at: dt.datetime | None
    attempts: int
    trouble: str = ""


class Queue(Protocol):
    """What each engine offers."""

    def jobs(self, now: dt.datetime, limit: int) -> list[Job]:
        """The latest jobs, latest first."""

    def troubled(self, now: dt.datetime) -> list[Job]:
        """Jobs that failed, wait for more than five minutes, or lost their worker."""

    def forget(self, before: dt.datetime) -> None:
        """Remove jobs that ended well before then."""

    def work(self, stop, tick) -> None:
        """Run jobs until ``stop`` (a threading.Event) is set, calling ``tick`` now and then."""


def queue() -> Queue:
    """The engine that the settings chose."""
    if settings.ON_POSTGRES:
        from credenza.office.ledger.queue import procrastinated as engine
    else:
        from credenza.office.ledger.queue import embedded as engine
    return engine
