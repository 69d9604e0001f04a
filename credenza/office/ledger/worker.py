"""The worker: takes what the schedule makes due and runs what is queued."""

import logging
import threading

from django.db import DatabaseError
from django.utils import timezone

from credenza.office.ledger.origin import origin
from credenza.office.ledger.queue import queue
from credenza.office.ledger.schedule import claim

log = logging.getLogger("credenza.jobs")


def work(stop: threading.Event) -> None:
    """Do the office's jobs until ``stop`` is set; the job under way is ended first.

    Any number of workers may run; a worker that is killed loses nothing.
    """
    with origin("job"):
        queue().work(stop, _tick)


def _tick() -> None:
    try:
        claim(timezone.now())
    except DatabaseError:
        # The next tick tries again; jobs that are queued already must not wait for it.
        log.exception("The schedule could not be read.")
