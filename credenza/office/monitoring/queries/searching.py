"""What a run has to compare: the staff, the newest copies, and what changed since the last run."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
from django.db.models import Exists, OuterRef, Q, QuerySet

from credenza.core.screening.clearing import is_recent, month_of
from credenza.office.monitoring.models import (
    Copy,
    Following,
    Run,
    Screened,
    Searched,
)
from credenza.office.monitoring.queries.followed import known_keys
from credenza.office.monitoring.queries.lists import frame_of, newest
from credenza.office.monitoring.sides import mark, ours, roster
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.identities import Identity, identities
from credenza.screening.knowledge import edition
from credenza.sources.base import SourceError
from credenza.sources.exclusions.comparing import parted

FULL, NIGHTLY, HAND = "full", "nightly", "hand"
KINDS = {
    FULL: "Everybody and every entry",
    NIGHTLY: "What changed since the run before",
    HAND: "By hand",
}


@dataclass(frozen=True)
class Staff:
    """Who is searched for: the identities by id, their marks, and whose changed since the last
    run, or were not compared yet."""

    people: dict[int, Identity]
    marks: dict[int, str]
    changed: frozenset[int]
    everybody: bool

    def frame(self, ids: Collection[int] | None = None) -> pl.DataFrame:
        """The people frame of all, or of some."""
        chosen = self.people.values() if ids is None else [self.people[pk] for pk in sorted(ids)]
        return roster(chosen)


@dataclass(frozen=True)
class Look:
    """A list to be searched: its copy and entries, and which of these are new since the last run.

    ``fresh`` are the entries to be compared with everybody, ``new`` how many are new. ``trouble``
    says why it cannot be searched (then there are no entries), ``stale`` why nobody is cleared
    by it.
    """

    source: str
    copy: Copy | None = None
    entries: pl.DataFrame | None = None
    fresh: pl.DataFrame | None = None
    new: int = 0
    trouble: str = ""
    stale: str = ""

    @property
    def clears(self) -> bool:
        """Whether who is not found in it is cleared by it."""
        return not (self.trouble or self.stale)


def staff(kind: str, practitioners: Iterable[int] | None = None) -> Staff:
    """Everybody looked after, or those of ``practitioners``; in a full run all count as changed."""
    people = {one.id: one for one in identities(practitioners)}
    marks = {pk: mark(ours(one)) for pk, one in people.items()}
    known = {} if kind == FULL else _screened()
    changed = frozenset(pk for pk, now in marks.items() if known.get(pk) != now)
    return Staff(people, marks, changed, everybody=practitioners is None)


def sources(lists: Iterable[str] | None = None) -> list[str]:
    """The lists to be searched, in one order: ``lists``, or all that the office follows."""
    if lists is not None:
        return sorted(lists)
    rows = Following.objects.filter(source__in=known_keys()).order_by("source")
    return list(rows.values_list("source", flat=True))


def look(source: str, kind: str, as_of: date) -> Look:
    """A list as a run of that kind has to compare it."""
    copy = newest(source)
    if copy is None:
        return Look(source, trouble="There is no copy of this list yet: load one.")
    try:
        entries = frame_of(copy)
    except SourceError as error:
        return Look(source, copy, trouble=str(error))
    new = _new_since(_base(source), copy, entries)
    fresh = entries if kind == FULL else new
    recent = is_recent(today(_seen_at(copy)), as_of)
    return Look(source, copy, entries, fresh, new.height, stale=recent.reason)


def left_out(looks: Iterable[Look]) -> list[str]:
    """Lists that the office follows and that the staff was compared with before, but not now."""
    searched = {one.source for one in looks if not one.trouble}
    return [key for key in sources() if key not in searched and _base(key)]


def month_search(practitioner: int, day: date) -> Run | None:
    """The last run of the day's calendar month that compared a practitioner with the lists."""
    rows = Run.objects.filter(on__gte=month_of(day), on__lte=day)
    theirs = Q(everybody=True) | Q(changes__practitioner=practitioner)
    return rows.filter(theirs).prefetch_related("searched").order_by("-number").first()


def _new_since(base: Copy | None, copy: Copy, entries: pl.DataFrame) -> pl.DataFrame:
    """The entries that are new or changed since ``base``; all, where that cannot be told."""
    if base is None or base == copy:
        return entries if base is None else entries.clear()
    try:
        added, _, changed = parted(frame_of(base), entries)
    except SourceError:
        return entries
    return pl.concat([added, changed])


def _base(source: str) -> Copy | None:
    """The copy with which the whole staff was last compared, by what is known now; None where
    people may have changed since who were compared without this list."""
    rows = Searched.objects.filter(source=source, run__everybody=True, run__edition=edition())
    last = rows.filter(trouble="").order_by("-run__number").first()
    if last is None or _was_left_out(source, since=last.run_id):
        return None
    return Copy.objects.filter(source=source, sha256=last.sha256).first()


def _was_left_out(source: str, since: int) -> bool:
    later = Run.objects.filter(pk__gt=since, remembers=True)
    return later.exclude(Exists(_searches(source))).exists()


def _searches(source: str) -> QuerySet[Searched]:
    return Searched.objects.filter(run=OuterRef("pk"), source=source, trouble="")


def _seen_at(copy: Copy) -> datetime:
    """When the copy was last seen to be the publisher's newest."""
    return max([copy.taken_at, *copy.fetches.order_by("-at").values_list("at", flat=True)[:1]])


def _screened() -> dict[int, str]:
    known = Screened.objects.filter(edition=edition()).order_by()
    return dict(known.values_list("practitioner_id", "mark"))
