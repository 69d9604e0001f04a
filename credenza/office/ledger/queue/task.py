"""What every job has in common: where its acts come from, and that it fails without telling tales.

The message of an error often quotes the value that caused it, and a queue's tables and logs are
read by many. So a job that fails leaves the kind of error and its place in the code.
"""

import traceback
from pathlib import Path

from django_tasks.base import Task

from credenza.office.ledger.actions import settle
from credenza.office.ledger.origin import origin


class JobFailed(Exception):
    """A job ended in an error: which, and where."""


class OfficeTask(Task):
    """A task as a worker of this office runs it."""

    def call(self, *args, **kwargs):
        try:
            with origin(f"job {self.name}"):
                return super().call(*args, **kwargs)
        except Exception as error:
            raise JobFailed(place_of(error)) from None
        finally:
            settle()


def place_of(error: Exception) -> str:
    """The kind of an error and the line that raised it, without its words."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name} ({Path(last.filename).name}, line {last.lineno})"
