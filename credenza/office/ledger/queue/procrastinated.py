"""The queue of an office on PostgreSQL: Procrastinate, behind Django's Tasks interface.

Jobs are put in by Django's own connection, so that they exist exactly if the transaction that
asked for them was committed. Workers may run on many machines; the jobs of one that shows no
heartbeat any more are taken up by another.
"""

import asyncio
import datetime as dt
import threading
from collections.abc import Callable

from django.db import close_old_connections, connection
from django.utils.module_loading import import_string
from django_tasks import TaskResult
from django_tasks import TaskResultStatus as Status
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.utils import normalize_json
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from credenza.office.ledger.queue import LATE, Job
from credenza.office.ledger.queue.task import OfficeTask

PAUSE = 1.0  # seconds between looks at the schedule
HEARTBEAT = 10.0  # seconds between a worker's signs of life
SILENCE = 30.0  # seconds without one after which a worker counts as dead
STATES = {"todo": "waiting", "doing": "running", "succeeded": "done"}
STATUSES = {"waiting": Status.READY, "running": Status.RUNNING, "done": Status.SUCCESSFUL}

JOBS = """
SELECT job.id, job.args ->> 'path', job.status::text, job.attempts, job.scheduled_at,
       worker.last_heartbeat, event.queued_at, event.started_at, event.finished_at
FROM procrastinate_jobs AS job
LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
CROSS JOIN LATERAL (
    SELECT min(at) AS queued_at,
           max(at) FILTER (WHERE type = 'started') AS started_at,
           max(at) FILTER (WHERE type IN ('succeeded', 'failed')) AS finished_at
    FROM procrastinate_events WHERE job_id = job.id
) AS event
"""


@app.task(name="credenza.run")
def run(path: str, args: list, kwargs: dict) -> None:
    """Run the task at ``path``: the one task that Procrastinate knows."""
    close_old_connections()
    try:
        import_string(path).call(*args, **kwargs)
    finally:
        close_old_connections()


class ProcrastinateBackend(BaseTaskBackend):
    """Puts tasks into Procrastinate's queue."""

    task_class = OfficeTask
    supports_defer = True
    supports_priority = True
    supports_get_result = True

    def enqueue(self, task, args, kwargs) -> TaskResult:
        self.validate_task(task)
        given = normalize_json({"args": args, "kwargs": kwargs})
        number = run.configure(
            queue=task.queue_name, priority=task.priority, schedule_at=task.run_after
        ).defer(path=task.module_path, **given)
        return self.get_result(str(number))

    def get_result(self, result_id: str) -> TaskResult:
        job = ProcrastinateJob.objects.filter(id=int(result_id)).first()
        if job is None:
            raise TaskResultDoesNotExist(result_id)
        told = _jobs("WHERE job.id = %s", [job.id], dt.datetime.now(dt.UTC))[0]
        return TaskResult(
            task=import_string(job.args["path"]),
            id=result_id,
            status=STATUSES.get(told.state, Status.FAILED),
            enqueued_at=told.queued_at,
            started_at=told.started_at,
            finished_at=told.finished_at,
            last_attempted_at=told.started_at,
            args=job.args["args"],
            kwargs=job.args["kwargs"],
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


def work(stop: threading.Event, tick: Callable[[], None]) -> None:
    """Run jobs until ``stop`` is set, then end the one under way."""
    asyncio.run(_work(stop, tick))


async def _work(stop: threading.Event, tick: Callable[[], None]) -> None:
    worker_app = app.with_connector(app.connector.get_worker_connector())
    async with worker_app.open_async():
        worker = asyncio.create_task(
            worker_app.run_worker_async(
                install_signal_handlers=False,
                fetch_job_polling_interval=PAUSE,
                update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=SILENCE,
            )
        )
        while not stop.is_set() and not worker.done():
            await _take_back(worker_app)
            await asyncio.to_thread(_ticked, tick)
            await asyncio.sleep(PAUSE)
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)


def _ticked(tick: Callable[[], None]) -> None:
    close_old_connections()
    tick()


async def _take_back(worker_app) -> None:
    manager = worker_app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        await manager.retry_job(job)


def jobs(now: dt.datetime, limit: int = 100) -> list[Job]:
    """The latest jobs, latest first."""
    return _jobs("ORDER BY job.id DESC LIMIT %s", [limit], now)


def troubled(now: dt.datetime) -> list[Job]:
    """Jobs that failed, wait for more than five minutes, or lost their worker."""
    told = _jobs("WHERE job.status IN ('failed', 'todo', 'doing') ORDER BY job.id DESC", [], now)
    return [job for job in told if job.trouble]


def forget(before: dt.datetime) -> None:
    """Remove jobs that ended well before then."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs AS job WHERE status = 'succeeded' AND NOT EXISTS "
            "(SELECT FROM procrastinate_events WHERE job_id = job.id AND at >= %s)",
            [before],
        )


def _jobs(which: str, values: list, now: dt.datetime) -> list[Job]:
    with connection.cursor() as cursor:
        cursor.execute(f"{JOBS} {which}", values)
        return [_job(row, now) for row in cursor.fetchall()]


def _job(row: tuple, now: dt.datetime) -> Job:
    number, path, status, attempts, scheduled, heartbeat, queued, started, finished = row
    state = STATES.get(status, "failed")
    return Job(
        id=str(number),
        task=(path or "").rpartition(".")[2],
        state=state,
        queued_at=queued,
        started_at=started,
        finished_at=finished if state in ("done", "failed") else None,
        attempts=attempts,
        trouble=_trouble(state, scheduled or queued, heartbeat, now),
    )


def _trouble(state: str, due: dt.datetime, heartbeat: dt.datetime | None, now: dt.datetime) -> str:
    if state == "failed":
        return "It failed; the log of its worker says how."
    if state == "running" and (heartbeat is None or now - heartbeat > LATE):
        return "Its worker died; it will be taken up again."
    if state == "waiting" and due < now - LATE:
        return "Nobody has taken it up."
    return ""
