"""Reading the ledger: a file as of a day, a file's history, and the office's entries.

Lists are paged by the id of the last entry seen (``before``), so that a page far back is as
quick as the first.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from credenza.office.ledger.models import Act, Change
from credenza.office.ledger.replay import differences, model_of, revived, rows_after

PAGE = 50


def files_changed(act: int, tables: Iterable[str]) -> set[int]:
    """Practitioners in whose files rows of ``tables`` changed in this act and those within it.

    On PostgreSQL acts of others that ended meanwhile may be among them.
    """
    changes = Change.objects.filter(act_id__gte=act, table__in=tables)
    found = changes.exclude(practitioner_id=None).values_list("practitioner_id", flat=True)
    return set(found.order_by().distinct())


def files_where(act: int, table: str, column: str, value: str) -> set[int]:
    """Practitioners in whose files rows of ``table`` came to have that text in ``column``, in this
    act and those within it; rows that were added with it are not among them.
    """
    now_so = f"{json.dumps(column)}:{json.dumps(value)}"
    changes = Change.objects.filter(act_id__gte=act, table=table, kind="C", new__contains=now_so)
    return set(changes.order_by().values_list("practitioner_id", flat=True).distinct())


def tables_changed(act: int, tables: Iterable[str]) -> bool:
    """Whether a row of ``tables`` changed in this act or those within it."""
    return Change.objects.filter(act_id__gte=act, table__in=tables).exists()


def acts_on(table: str, rows: Collection[str]) -> dict[str, list[tuple[str, Act]]]:
    """The acts that added (A), changed (C) or removed (R) each of these rows, the oldest first.

    One query. For few rows of small tables, such as an office's own limits.
    """
    told: dict[str, list[tuple[str, Act]]] = defaultdict(list)
    changes = Change.objects.filter(table=table, row__in=rows).select_related("act")
    for change in changes.order_by("id"):
        told[change.row].append((change.kind, change.act))
    return told


@dataclass(frozen=True, slots=True)
class Edited:
    """One row that a person changed in a file: ``old`` and ``new`` are its values by column."""

    change: int
    act: int
    verb: str
    actor: int
    name: str
    at: dt.datetime
    reason: str
    practitioner: int
    table: str
    kind: str
    old: dict
    new: dict


def edited(
    tables: Iterable[str],
    since: dt.datetime,
    until: dt.datetime,
    *,
    practitioner: int | None = None,
) -> Iterator[Edited]:
    """What people changed in files between two instants, the oldest first. One query.

    The office's own work at night is not among it.
    """
    rows = Change.objects.filter(
        act__at__gte=since, act__at__lt=until, act__actor_id__isnull=False, table__in=tables
    ).exclude(practitioner_id=None)
    if practitioner is not None:
        rows = rows.filter(practitioner_id=practitioner)
    columns = ("act_id", "act__verb", "act__actor_id", "act__actor", "act__at", "act__reason")
    beside = ("practitioner_id", "table", "kind", "old", "new")
    for change, *told, old, new in (
        rows.order_by("id").values_list("id", *columns, *beside).iterator()
    ):
        yield Edited(change, *told, json.loads(old or "{}"), json.loads(new or "{}"))


def last_act() -> int:
    """The number of the newest act; 0 before the first."""
    newest = Act.objects.order_by("-id").values_list("id", flat=True).first()
    return newest or 0


def rows_altered(act: int, table: str) -> list[str]:
    """Keys of the rows of ``table`` that were altered, neither added nor removed, since ``act``."""
    changes = Change.objects.filter(act_id__gte=act, table=table, kind="C")
    return list(changes.order_by().values_list("row", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row added (A), changed (C) or removed (R): ``fields`` are (name, before, after)."""

    table: str
    title: str
    row: str
    kind: str
    fields: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """An act as people read it. ``why`` is the rule's reason where it was refused."""

    id: int
    at: dt.datetime
    actor: str
    origin: str
    verb: str
    reason: str
    outcome: str
    why: str
    practitioner: int | None
    detail: dict
    changes: list[RowChange]


def as_of(practitioner_id: int, at: dt.datetime) -> dict[str, list[dict]]:
    """The rows of a file as they stood at an instant, by table, in the order of their making.

    Rows that were removed later are there; rows that came later are not. One query.
    """
    changes = Change.objects.filter(practitioner_id=practitioner_id, act__at__lte=at)
    tables = rows_after(changes.order_by("id").values_list("table", "row", "kind", "new"))
    return {
        table: [revived(table, row) for row in rows.values()]
        for table, rows in tables.items()
        if rows
    }


def history(practitioner_id: int, *, before: int | None = None, limit: int = PAGE) -> list[Entry]:
    """What was done in and about a file, latest first, with what it changed in this file.

    Of an act on many files, such as an import, only this file's rows are told. At most five
    queries.
    """
    about = Act.objects.filter(practitioner_id=practitioner_id)
    changed = Change.objects.filter(practitioner_id=practitioner_id)
    if before is not None:
        about, changed = about.filter(id__lt=before), changed.filter(act_id__lt=before)
    ids = set(about.order_by("-id").values_list("id", flat=True)[:limit])
    ids |= set(changed.order_by("-act_id").values_list("act_id", flat=True).distinct()[:limit])
    acts = list(Act.objects.filter(id__in=ids).order_by("-id")[:limit])
    return _told(acts, _changes_in_file(practitioner_id, acts)) if acts else []


def _changes_in_file(practitioner_id: int, acts: list[Act]) -> list[Change]:
    # By file and from act to act, never by the list of acts: one of them may be an import with
    # a million rows of others.
    inside = Change.objects.filter(
        practitioner_id=practitioner_id, act_id__gte=acts[-1].id, act_id__lte=acts[0].id
    )
    about = [act.id for act in acts if act.practitioner_id == practitioner_id]
    beside = Change.objects.filter(practitioner_id=None, act_id__in=about)
    return sorted([*inside, *beside], key=attrgetter("id"))


def entries(
    *,
    actor: int | None = None,
    verb: str = "",
    outcome: str = "",
    day: dt.date | None = None,
    zone: dt.tzinfo = dt.UTC,
    before: int | None = None,
    limit: int = PAGE,
) -> list[Entry]:
    """The office's entries, latest first, without their row changes. One query.

    ``day`` is a day in ``zone``.
    """
    acts = Act.objects.order_by("-id")
    if actor is not None:
        acts = acts.filter(actor_id=actor)
    if verb:
        acts = acts.filter(verb=verb)
    if outcome:
        acts = acts.filter(outcome=outcome)
    if day:
        acts = acts.filter(at__gte=_midnight(day, zone), at__lt=_midnight(_next(day), zone))
    if before is not None:
        acts = acts.filter(id__lt=before)
    return _told(acts[:limit], ())


def entry(act: int, *, limit: int = 200) -> Entry | None:
    """One entry with the first ``limit`` rows it changed; None where there is none."""
    changes = Change.objects.filter(act_id=act).order_by("id")[:limit]
    told = _told(Act.objects.filter(id=act), changes)
    return told[0] if told else None


def _told(acts: Iterable[Act], changes: Iterable[Change]) -> list[Entry]:
    rows = defaultdict(list)
    for change in changes:
        rows[change.act_id].append(_row_change(change))
    return [_entry(act, rows[act.id]) for act in acts]


def _entry(act: Act, changes: Iterable[RowChange]) -> Entry:
    detail = json.loads(act.detail or "{}")
    return Entry(
        id=act.id,
        at=act.at,
        actor=act.actor,
        origin=act.origin,
        verb=act.verb,
        reason=act.reason,
        outcome=act.outcome,
        why=detail.pop("why", ""),
        practitioner=act.practitioner_id,
        detail=detail,
        changes=list(changes),
    )


def _row_change(change: Change) -> RowChange:
    model = model_of(change.table)
    title = str(model._meta.verbose_name) if model else change.table
    fields = differences(change.table, change.old, change.new)
    return RowChange(change.table, title, change.row, change.kind, fields)


def _midnight(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), zone)


def _next(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1)
