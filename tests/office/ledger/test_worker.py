"""Workers in processes of their own: killed, stopped, many at once."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings as current_settings
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus as Status

from credenza.office.ledger.models import Act
from credenza.office.ledger.queue import queue
from credenza.office.team.models import Setting
from tests.office.ledger.sample_jobs import die, fail, leave_a_mark, wait_the_first_time

pytestmark = pytest.mark.django_db(transaction=True)

ENGINE = (
    "credenza.office.ledger.queue.procrastinated.ProcrastinateBackend"
    if current_settings.ON_POSTGRES
    else "credenza.office.ledger.queue.embedded.EmbeddedBackend"
)
LATER = dt.timedelta(minutes=10)


@pytest.fixture(autouse=True)
def queued(settings):
    """Jobs wait for a worker, in a queue that is empty at first."""
    settings.TASKS = {"default": {"BACKEND": ENGINE, "QUEUES": []}}
    if connection.vendor == "postgresql":
        # Not among the tables that Django empties between tests.
        connection.cursor().execute("TRUNCATE procrastinate_jobs CASCADE")


@pytest.fixture
def workers():
    """Starts workers; none of them outlives the test."""
    started = []

    def start():
        name = str(connection.settings_dict["NAME"])
        command = [sys.executable, "-m", "tests.office.ledger.sample_worker", name, ENGINE]
        started.append(subprocess.Popen(command, env=os.environ))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def until(seen, seconds=40):
    """Wait for ``seen()``."""
    end = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def states():
    return sorted(job.state for job in queue().jobs(timezone.now()))


def is_done(result):
    result.refresh()
    return result.status == Status.SUCCESSFUL


def marks():
    return sorted(Setting.objects.values_list("key", flat=True))


def test_a_worker_that_is_killed_in_the_middle_of_a_job_leaves_it_to_the_next_one(
    workers, tmp_path
):
    result = wait_the_first_time.enqueue("once", str(tmp_path))
    first = workers()
    until((tmp_path / "once").exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert marks() == []
    workers()
    until(lambda: is_done(result))
    assert marks() == ["once"]
    assert list(Act.objects.filter(verb="test:mark").values_list("outcome", "origin")) == [
        ("done", "job wait_the_first_time")
    ]


def test_two_workers_do_every_job_once(workers, tmp_path):
    keys = [f"k{number:02}" for number in range(20)]
    for key in keys:
        leave_a_mark.enqueue(key, str(tmp_path))
    workers(), workers()
    until(lambda: states().count("done") >= 20)
    assert marks() == keys
    assert queue().troubled(timezone.now()) == []


def test_a_worker_that_is_told_to_stop_ends_its_job_first(workers, tmp_path):
    result = leave_a_mark.enqueue("slow", str(tmp_path), 1.5)
    worker = workers()
    until((tmp_path / "slow").exists)
    worker.terminate()
    assert worker.wait(20) == 0
    assert is_done(result)
    assert marks() == ["slow"]


def test_a_job_of_a_rolled_back_transaction_was_never_queued(tmp_path):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        leave_a_mark.enqueue("never", str(tmp_path))
        raise ZeroDivisionError
    assert states() == []


def test_a_failed_job_is_seen_and_keeps_the_words_of_its_error_to_itself(workers, capfd):
    result = fail.enqueue()
    workers()
    until(lambda: states() == ["failed"])
    [job] = queue().troubled(timezone.now())
    assert (job.task, job.state) == ("fail", "failed")
    if connection.vendor == "sqlite":
        assert job.trouble.startswith("ValueError in fail (sample_jobs.py, line ")
    assert "123-45" not in repr(job) + capfd.readouterr().err
    result.refresh()
    assert result.status == Status.FAILED
    assert "123-45" not in repr(result)


def test_a_job_that_nobody_takes_up_is_seen_after_five_minutes(tmp_path):
    leave_a_mark.enqueue("later", str(tmp_path))
    assert queue().troubled(timezone.now()) == []
    [job] = queue().troubled(timezone.now() + LATER)
    assert (job.task, job.trouble) == ("leave_a_mark", "Nobody has taken it up.")


def test_a_job_for_later_is_no_trouble_before_its_time(tmp_path):
    now = timezone.now()
    leave_a_mark.using(run_after=now + LATER).enqueue("later", str(tmp_path))
    assert queue().troubled(now + LATER) == []
    assert len(queue().troubled(now + 2 * LATER)) == 1


def test_ended_jobs_are_forgotten_in_time(workers, tmp_path):
    result = leave_a_mark.enqueue("k", str(tmp_path))
    workers()
    until(lambda: is_done(result))
    queue().forget(timezone.now() - LATER)
    assert "done" in states()
    queue().forget(timezone.now() + LATER)
    assert "done" not in states()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="Procrastinate counts by itself")
def test_a_job_that_kills_its_workers_is_given_up(workers, tmp_path):
    result = die.enqueue(str(tmp_path))
    for _ in range(3):
        workers().wait(20)
    workers()
    until(lambda: states() == ["failed"])
    assert (tmp_path / "deaths").read_text() == "xxx"
    [job] = queue().troubled(timezone.now())
    assert job.trouble == "Its worker died each time."
    result.refresh()
    assert result.attempts == 3


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a file's lock is SQLite's sign")
def test_a_job_without_its_worker_is_seen_at_once(workers, tmp_path):
    wait_the_first_time.enqueue("once", str(tmp_path))
    worker = workers()
    until((tmp_path / "once").exists)
    assert queue().troubled(timezone.now()) == []
    worker.kill()
    worker.wait()
    [job] = queue().troubled(timezone.now())
    assert job.trouble == "Its worker died; it will be taken up again."
