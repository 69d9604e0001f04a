"""When the office's own work is due: slots of a schedule, each taken by one worker.

An app lists its schedule as ``SCHEDULE`` in its ``jobs.py``. Times are those of the office's
clock: what is set for 02:30 runs once in the night that has no half past two, and once in the
night that has two of them. Slots missed while no worker ran are made up for by one run.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from zoneinfo import ZoneInfo

from cronsim import CronSim
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.module_loading import module_has_submodule
from django_tasks.base import Task

from credenza.office.ledger.models import JobRun


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A task that takes no arguments, and when it runs: ``cron`` as in crontab(5)."""

    name: str
    cron: str
    task: Task

    @property
    def words(self) -> str:
        """When it runs, in words: "At 03:40 every day"."""
        return CronSim(self.cron, dt.datetime(2000, 1, 1)).explain()  # noqa: DTZ001


def schedule() -> list[Scheduled]:
    """The schedules of all apps. Raises ValueError where two go by one name."""
    found = [entry for config in apps.get_app_configs() for entry in _schedule_of(config)]
    names = [entry.name for entry in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"Two schedules go by one name: {', '.join(sorted(twice))}.")
    return found


def due_slots(
    now: dt.datetime,
    entries: Iterable[Scheduled] | None = None,
    zone: dt.tzinfo | None = None,
) -> list[tuple[Scheduled, dt.datetime]]:
    """The latest slot of each entry that has come and that nobody has taken."""
    zone = zone or ZoneInfo(settings.OFFICE_ZONE)
    entries = schedule() if entries is None else entries
    latest = [(entry, latest_slot(entry.cron, now, zone)) for entry in entries]
    slots = {slot for _, slot in latest}
    taken = set(JobRun.objects.filter(slot__in=slots).values_list("name", "slot"))
    return [(entry, slot) for entry, slot in latest if (entry.name, slot) not in taken]


def latest_slot(cron: str, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The last slot at or before ``now``, in UTC."""
    just_after = now.astimezone(zone).replace(microsecond=0) + dt.timedelta(seconds=1)
    return next(CronSim(cron, just_after, reverse=True)).astimezone(dt.UTC)


def claim(now: dt.datetime, entries: Iterable[Scheduled] | None = None) -> int:
    """Put what is due into the queue; how many this call got hold of.

    Any number of workers may call it at once: the slot and its task are written together.
    """
    return sum(_take(entry, slot, now) for entry, slot in due_slots(now, entries))


def _take(entry: Scheduled, slot: dt.datetime, now: dt.datetime) -> bool:
    try:
        with atomic():
            run = JobRun.objects.create(name=entry.name, slot=slot, claimed_at=now)
            run.task = entry.task.enqueue().id
            run.save(update_fields=["task"])
    except IntegrityError:
        return False
    return True


def _schedule_of(config) -> list[Scheduled]:
    if not module_has_submodule(config.module, "jobs"):
        return []
    return getattr(import_module(f"{config.name}.jobs"), "SCHEDULE", [])
