"""Files are read by every standard when they are judged, and again when a reading ends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from itertools import islice

from django.db import transaction

from credenza.core.facts import Finding, Place, PractitionerFile
from credenza.core.standards.reading import Book, compile_book, is_counted, read
from credenza.core.standards.reading import Reading as Made
from credenza.office.compliance.models import Columns, Reading
from credenza.office.practitioners.queries.days import local_days, today
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.findable import lock
from credenza.office.practitioners.queries.rules import findings, rules_for
from credenza.office.team.queries import packs_at, places
from credenza.packs.loader import credential_kinds

CHUNK = 500
LONGEST = timedelta(days=30)

Judged = tuple[PractitionerFile, Mapping[int, tuple[Finding, ...]]]
"""A file and what was found in it, by facility."""


def follow(
    sender,
    judged: Sequence[Judged],
    at_place: Mapping[int, Place],
    days: Mapping[int, date],
    **kwargs,
) -> None:
    """Read the files that were just judged; a receiver of the practitioners' ``judged``."""
    keep(judged, at_place, days)


def keep(judged: Sequence[Judged], at_place: Mapping[int, Place], days: Mapping[int, date]) -> None:
    """Put the readings of these files in the place of those that were kept of them."""
    books = {pk: book_for(place, days[pk]) for pk, place in at_place.items()}
    columns = _columns({book.columns for book in books.values()})
    Reading.objects.filter(practitioner__in=[file.id for file, _ in judged]).delete()
    Reading.objects.bulk_create(
        _reading(file, facility, read(file, found, books[facility]), books[facility], columns)
        for file, found_at in judged
        for facility, found in found_at.items()
        if is_counted(file, facility)
    )


def read_due(*, at: datetime) -> int:
    """Read every file again whose reading has ended; how many. Each chunk is a transaction."""
    latest = max([today(at), *local_days(at).values()])
    due = Reading.objects.filter(again_on__lte=latest).order_by("practitioner_id")
    ids = iter(list(due.values_list("practitioner_id", flat=True).distinct()))
    count = 0
    while chunk := list(islice(ids, CHUNK)):
        read_files(chunk, at=at)
        count += len(chunk)
    return count


@transaction.atomic
def read_files(ids: Sequence[int], *, at: datetime) -> None:
    """Read the files of ``ids``, held meanwhile, as of the day at each facility."""
    lock(ids)
    days, at_place = local_days(at), places()
    keep(list(_judged(files(ids), at_place, days)), at_place, days)


def _judged(
    some: Iterable[PractitionerFile], at_place: Mapping[int, Place], days: Mapping[int, date]
) -> Iterator[Judged]:
    for file in some:
        yield file, dict(findings(file, at_place, days))


@lru_cache(maxsize=64)
def book_for(place: Place, as_of: date) -> Book:
    """The standards that bind at a place on a day; compiled once for a place and day."""
    return compile_book(packs_at(place), rules_for(place, as_of), credential_kinds())


def _columns(wanted: Iterable[tuple[str, ...]]) -> Mapping[tuple[str, ...], int]:
    """The rows that name these columns, made where there are none; one read."""
    digests = {one: sha256("\n".join(one).encode()).hexdigest() for one in wanted}
    rows = Columns.objects.filter(digest__in=digests.values()).order_by("id")
    known = dict(rows.values_list("digest", "id"))
    for one, digest in digests.items():
        if digest not in known:
            row, _ = Columns.objects.get_or_create(digest=digest, defaults={"rules": one})
            known[digest] = row.pk
    return {one: known[digest] for one, digest in digests.items()}


def _reading(
    file: PractitionerFile,
    facility: int,
    made: Made,
    book: Book,
    columns: Mapping[tuple[str, ...], int],
) -> Reading:
    return Reading(
        practitioner_id=file.id,
        facility_id=facility,
        columns_id=columns[book.columns],
        states=made.states,
        falls="".join(f"{day:07}" for day in made.falls),
        again_on=_again_on(made.until, book.rules.as_of),
    )


def _again_on(until: date | None, as_of: date) -> date:
    latest = as_of + LONGEST
    return min(until + timedelta(days=1), latest) if until else latest
