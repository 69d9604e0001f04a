"""Jobs for the tests of the queue; a worker in another process imports them too."""

import datetime as dt
import time
from pathlib import Path

from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.ledger.actions import acting
from credenza.office.team.models import Setting


@task()
def leave_a_mark(key: str, folder: str, seconds: float = 0) -> None:
    """Write a row, say so by a file, and wait ``seconds`` before the act ends."""
    by = Actor.system("sample")
    with acting("test:mark", by=by, at=dt.datetime.now(dt.UTC)):
        Setting.objects.create(key=key, value=1)
        (Path(folder) / key).touch()
        time.sleep(seconds)


@task()
def wait_the_first_time(key: str, folder: str) -> None:
    """As ``leave_a_mark``, but so slow at first that there is time to kill the worker."""
    again = (Path(folder) / key).exists()
    leave_a_mark.func(key, folder, 0 if again else 60)


@task()
def die(folder: str) -> None:
    """Bring the worker down."""
    import os
    import signal

    with (Path(folder) / "deaths").open("a") as file:
        file.write("x")
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def fail() -> None:
    """Fail with a message that nobody should keep."""
    raise ValueError("123-45-6789")
