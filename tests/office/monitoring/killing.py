"""A process that kills itself in the middle of its work, as a power cut would.

``python -m tests.office.monitoring.killing STEP [WRITE]``: do a step, and die at the given write
of it to the database. Prints how many writes there were, where it lives to say so.
"""

import os
import signal
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "credenza.config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from credenza.core.permissions import Actor  # noqa: E402
from credenza.office.monitoring.actions.lists import take_in as take_in_list  # noqa: E402
from credenza.office.monitoring.actions.rulings import rule  # noqa: E402
from credenza.office.monitoring.actions.screening import screen  # noqa: E402
from credenza.office.monitoring.models import Match  # noqa: E402
from credenza.office.practitioners.actions.bulk import Arrival, take_in  # noqa: E402
from tests.office.monitoring.copies import copy, entry  # noqa: E402
from tests.office.monitoring.lists import KEY, whole  # noqa: E402

BY, PEOPLE, LISTED = Actor.system("killing"), 12, 3


class Mortal:
    """Counts the writes to the database, and dies at one of them."""

    def __init__(self, last: int):
        self.last, self.writes = last, 0

    def __call__(self, execute, sql, params, many, context):
        if sql.split(maxsplit=1)[0] in ("INSERT", "UPDATE", "DELETE"):
            self.writes += 1
            if self.writes == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def prepare() -> None:
    """A staff, and a list with some of them on it."""
    names = [f"Sur{chr(97 + n) * 3}" for n in range(PEOPLE)]
    people = [
        Arrival({"last_name": name, "first_name": "Adaeze", "profession": "md"}) for name in names
    ]
    take_in(arrivals=people, by=BY, at=timezone.now())
    entries = [entry(str(n), name, "Adaeze") for n, name in enumerate(names[:LISTED])]
    copy("leie", *entries, at=timezone.now())


def load() -> None:
    """Take in another list."""
    take_in_list(key=KEY, content=whole(), name="o.csv", origin="upload", by=BY, at=timezone.now())


def run() -> None:
    """Screen the staff."""
    screen(kind="full", by=BY, at=timezone.now())


def judge() -> None:
    """Say of the first match that it is the same person."""
    match = Match.objects.order_by("id").first()
    rule(match=match, says="same", reason="SSN", by=BY, at=timezone.now())


if __name__ == "__main__":
    mortal = Mortal(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    with connection.execute_wrapper(mortal):
        {"prepare": prepare, "load": load, "run": run, "judge": judge}[sys.argv[1]]()
    print(mortal.writes)
