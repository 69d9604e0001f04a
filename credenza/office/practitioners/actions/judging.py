"""Judging files by the rules of the day, and keeping what was found.

What is found is derived: it can be thrown away and made again. A file is judged when a fact in
it changes and on the day after its findings end; in between nothing can change.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import islice

from django.db import transaction
from django.dispatch import Signal

from credenza.core.requirements import judge_again_after
from credenza.office.practitioners.actions.keeping import FoundAt, Keeper
from credenza.office.practitioners.actions.proposals import proposals, propose
from credenza.office.practitioners.models import Practitioner
from credenza.office.practitioners.queries.days import local_days, today
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.findable import lock
from credenza.office.practitioners.queries.rules import findings
from credenza.office.team.queries import places

CHUNK = 500
judged = Signal()
"""Sent with the ``judged`` files and what was found in each by facility, the places (``at_place``)
and their ``days``, in the transaction that keeps it: other rooms read the findings there."""


def judge_now(practitioner: int, *, at: datetime) -> None:
    """Judge one file, in the transaction of the act that changed it."""
    judge([practitioner], at=at)


def judge_all(*, at: datetime, everyone: bool = False) -> int:
    """Judge every file that is due, or all of them; how many were judged.

    Each chunk is a transaction of its own: a run that is killed goes on where it stopped.
    """
    pending = Practitioner.objects.order_by("id")
    if not everyone:
        latest = max([today(at), *local_days(at).values()])
        pending = pending.exclude(judging__due_on__gt=latest)
    ids = iter(list(pending.values_list("id", flat=True)))
    count = 0
    while chunk := list(islice(ids, CHUNK)):
        with _no_search_for_cycles():
            judge(chunk, at=at)
        count += len(chunk)
    return count


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Facts and findings hold no cycles; looking for some among so many takes a fifth longer."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@transaction.atomic
def judge(ids: Sequence[int], *, at: datetime) -> None:
    """Judge the files of ``ids`` as of the day at each facility, and keep what is open.

    The files are held meanwhile: what was read before somebody's edit must not overwrite what
    was found after it.
    """
    lock(ids)
    as_of, days = today(at), local_days(at)
    at_place, judged_on = places(), min(days.values(), default=as_of)
    keeper, lapses, done = Keeper(ids, as_of), [], []
    for file in files(ids):
        found_at = dict(findings(file, at_place, days))
        done.append((file, found_at))
        keeper.add(file.id, found_at, judged_on, _again_on(found_at, judged_on))
        lapses += proposals(file, found_at, at)
    keeper.replace()
    judged.send(sender=None, judged=done, at_place=at_place, days=days)
    propose(lapses, at=at)


def _again_on(found_at: FoundAt, as_of: date) -> date:
    """The day after the first finding ends, and at the latest in a month: bylaws and packs may
    have changed in between."""
    end = judge_again_after(one for found in found_at.values() for one in found)
    latest = as_of + timedelta(days=30)
    return min(end + timedelta(days=1), latest) if end else latest
