"""The queue of an office on SQLite: django-tasks-db, with what it lacks.

Its worker leaves a task RUNNING for ever when its process is killed. Here every worker holds a
sign of life, and a task whose worker is dead is taken back: at start and while working.
"""

import datetime as dt
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus as Status
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from credenza.office.ledger.queue import LATE, Job
from credenza.office.ledger.queue.lease import is_alive, lease
from credenza.office.ledger.queue.task import JobFailed, OfficeTask

log = logging.getLogger("credenza.jobs")

PAUSE = 1.0  # seconds without work before looking again
MOST_ATTEMPTS = 3
STATES = {
    Status.READY: "waiting",
    Status.RUNNING: "running",
    Status.SUCCESSFUL: "done",
    Status.FAILED: "failed",
}


class EmbeddedBackend(DatabaseBackend):
    """Puts tasks into the database's queue."""

    task_class = OfficeTask


def work(stop: threading.Event, tick: Callable[[], None]) -> None:
    """Run jobs one after another until ``stop`` is set, then end the one under way."""
    with lease(_signs()) as name:
        while not stop.is_set():
            take_back()
            tick()
            _one_at_most(name)
            if not DBTaskResult.objects.ready().exists():
                stop.wait(PAUSE)


def take_back() -> int:
    """Make the tasks of dead workers ready again; how many.

    A task that has brought down its worker three times counts as failed.
    """
    lost = [task for task in DBTaskResult.objects.running() if not _has_worker(task)]
    for task in lost:
        tired = len(task.worker_ids) >= MOST_ATTEMPTS
        log.warning("Job %s lost its worker%s.", task.task_name, " for good" if tired else "")
        # Another worker may have been quicker.
        running = DBTaskResult.objects.filter(id=task.id, worker_ids=task.worker_ids)
        running.running().update(status=Status.FAILED if tired else Status.READY)
    return len(lost)


def jobs(now: dt.datetime, limit: int = 100) -> list[Job]:
    """The latest jobs, latest first."""
    return [_job(task, now) for task in DBTaskResult.objects.order_by("-enqueued_at")[:limit]]


def troubled(now: dt.datetime) -> list[Job]:
    """Jobs that failed, wait for more than five minutes, or lost their worker."""
    told = [_job(task, now) for task in _suspects(now).order_by("-enqueued_at")]
    return [job for job in told if job.trouble]


def forget(before: dt.datetime) -> None:
    """Remove jobs that ended well before then."""
    DBTaskResult.objects.successful().filter(finished_at__lt=before).delete()


def _one_at_most(name: str) -> None:
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=name,
    ).run()


def _suspects(now: dt.datetime) -> QuerySet[DBTaskResult]:
    waiting = Q(status=Status.READY, enqueued_at__lt=now - LATE)
    return DBTaskResult.objects.filter(Q(status__in=[Status.FAILED, Status.RUNNING]) | waiting)


def _job(task: DBTaskResult, now: dt.datetime) -> Job:
    return Job(
        id=str(task.id),
        task=task.task_name,
        state=STATES[task.status],
        queued_at=task.enqueued_at,
        started_at=task.started_at,
        finished_at=task.finished_at,
        attempts=len(task.worker_ids),
        trouble=_trouble(task, now),
    )


def _trouble(task: DBTaskResult, now: dt.datetime) -> str:
    if task.status == Status.FAILED:
        return _last_words(task) or "Its worker died each time."
    if task.status == Status.RUNNING and not _has_worker(task):
        return "Its worker died; it will be taken up again."
    due = task.enqueued_at if task.run_after.year == dt.MAXYEAR else task.run_after
    if task.status == Status.READY and due < now - LATE:
        return "Nobody has taken it up."
    return ""


def _last_words(task: DBTaskResult) -> str:
    lines = task.traceback.strip().splitlines()
    return lines[-1].rpartition(f"{JobFailed.__name__}: ")[2] if lines else ""


def _has_worker(task: DBTaskResult) -> bool:
    return bool(task.worker_ids) and is_alive(_signs(), task.worker_ids[-1])


def _signs() -> Path:
    return settings.HOME / "workers"
