"""Screening the staff against the lists: compared first, then kept in one transaction.

A run that is killed leaves nothing behind; one that ends has written its matches, its
clearances and what it searched together.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.monitoring.actions.clearing import Clearing
from credenza.office.monitoring.actions.keeping import Book
from credenza.office.monitoring.finding import Found, found_in
from credenza.office.monitoring.models import Run, Screened, Searched
from credenza.office.monitoring.queries.searching import (
    Look,
    Staff,
    left_out,
    look,
    sources,
    staff,
)
from credenza.office.practitioners.queries.days import today
from credenza.screening.knowledge import edition

TRIES = 3
NO_LISTS = "The office follows no list: follow one, and load its newest copy."
_LARGE = 2_000


class Overtaken(Refused):
    """Another run was written since this one began: what it compared with is no longer so."""


@dataclass(frozen=True)
class Compared:
    """What a run has compared and found, before any of it is kept."""

    kind: str
    before: int
    staff: Staff
    looks: Sequence[Look]
    found: dict[str, list[Found]]
    seconds: float


def screen(
    *,
    kind: str,
    by: Actor,
    at: datetime,
    practitioners: Iterable[int] | None = None,
    lists: Iterable[str] | None = None,
) -> Run:
    """Screen everybody looked after, or ``practitioners``, against the lists that the office
    follows, or ``lists``.

    ``kind`` is "full" (all is compared anew), "nightly" or "hand" (what changed since it was
    last compared). Lists that cannot be searched are told in the run and clear nobody. Raises
    Refused where there is no list at all.
    """
    wanted = None if practitioners is None else sorted(set(practitioners))
    keys = sources(lists)
    if not keys:
        raise Refused(refused(NO_LISTS))
    for _ in range(TRIES - 1):
        with suppress(Overtaken):
            return _keep(compared=_compare(kind, keys, wanted, at), by=by, at=at)
    return _keep(compared=_compare(kind, keys, wanted, at), by=by, at=at)


def _compare(
    kind: str, keys: Sequence[str], practitioners: Sequence[int] | None, at: datetime
) -> Compared:
    began, before = monotonic(), _last_number()
    people = staff(kind, practitioners)
    looks = [look(key, kind, today(at)) for key in keys]
    found = {one.source: found_in(one, people) for one in looks}
    return Compared(kind, before, people, looks, found, monotonic() - began)


@act("screening:run")
def _keep(*, compared: Compared, by: Actor, at: datetime) -> Run:
    if _last_number(lock=True) != compared.before:
        raise Overtaken(refused("Another screening was written meanwhile: start this one again."))
    began = monotonic()
    run = _run(compared, by, at)
    settled = Book(run, compared.staff, at).keep(compared.looks, compared.found)
    lists = {one.source: one for one in _searched(run, compared)}
    clearing = {key: one for key, one in lists.items() if one.clears}
    run.cleared = Clearing(run, clearing, compared.staff.marks).give(by=by, at=at)
    run.opened, run.fallen, run.gone = settled.opened, settled.fallen, settled.gone
    run.remembers = _remember(compared)
    run.seconds = compared.seconds + monotonic() - began
    run.save(update_fields=["cleared", "opened", "fallen", "gone", "remembers", "seconds"])
    about(run=run.number, opened=run.opened, cleared=run.cleared)
    return run


def _last_number(*, lock: bool = False) -> int:
    rows = Run.objects.select_for_update(no_key=True) if lock else Run.objects.all()
    last = rows.order_by("-number").first()
    return last.number if last else 0


def _run(compared: Compared, by: Actor, at: datetime) -> Run:
    return Run.objects.create(
        number=compared.before + 1,
        kind=compared.kind,
        everybody=compared.staff.everybody,
        at=at,
        on=today(at),
        by=by.name[:120],
        seconds=compared.seconds,
        edition=edition(),
        practitioners=len(compared.staff.people),
        looked_at=len(compared.staff.changed),
    )


def _searched(run: Run, compared: Compared) -> list[Searched]:
    rows = [_row(run, one, compared.found[one.source]) for one in compared.looks]
    return Searched.objects.bulk_create(rows)


def _row(run: Run, one: Look, found: Sequence[Found]) -> Searched:
    row = Searched(
        run=run,
        source=one.source,
        found=len(found),
        clears=one.clears,
        trouble=one.trouble,
        stale=one.stale,
    )
    if one.copy:
        row.sha256, row.taken_at = one.copy.sha256, one.copy.taken_at
        row.published_on = one.copy.published_on
    if not one.trouble:
        row.entries, row.new = one.entries.height, one.new
    return row


def _remember(compared: Compared) -> bool:
    """Keep by which values people were compared; whether that was done.

    Not where a list was left out that they were compared with before: those who changed are to be
    compared with it when it is back.
    """
    people = compared.staff
    if people.everybody:
        _forget_all_but(people)
    if left_out(compared.looks):
        return False
    rows = [
        Screened(practitioner_id=pk, mark=people.marks[pk], edition=edition())
        for pk in sorted(people.changed)
    ]
    Screened.objects.bulk_create(
        rows,
        batch_size=_LARGE,
        update_conflicts=True,
        unique_fields=["practitioner"],
        update_fields=["mark", "edition"],
    )
    return True


def _forget_all_but(people: Staff) -> None:
    known = Screened.objects.order_by().values_list("pk", flat=True)
    left = sorted(set(known) - people.people.keys())
    for start in range(0, len(left), _LARGE):
        Screened.objects.filter(pk__in=left[start : start + _LARGE]).delete()
