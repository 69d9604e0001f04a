"""Keeps what Find looks in: derived from the files, in the same transaction as each change.

The ledger's triggers see every change, raw ones too, and no change happens outside an act; so
the index is brought up to date at the end of each act, for the files whose rows it changed.
"""

from collections.abc import Collection, Iterator, Sequence

from django.db import connection, transaction
from django.db.models import Exists, Model, OuterRef

from credenza.office.desk.models import FindEntry, FindMention, FindWord
from credenza.office.desk.queries.spelling import words_of
from credenza.office.desk.queries.within import SHELF_OF
from credenza.office.ledger.queries import files_changed, rows_altered
from credenza.office.practitioners.queries import findable
from credenza.office.practitioners.queries.findable import Findable

CHUNK = 500
DOCUMENTS = "documents_document"


def follow(sender, act: int, **kwargs) -> None:
    """Bring the index up to date with an act; a receiver of the ledger's ``ending``."""
    files = files_changed(act, findable.TABLES)
    files |= _with_documents(files_changed(act, [findable.ANSWERS]) - files)
    if documents := rows_altered(act, DOCUMENTS):
        files |= findable.holders_of([int(row) for row in documents])
    refresh(sorted(files))


def refresh(ids: Sequence[int]) -> None:
    """Make the index of these files what it should be, writing only what differs."""
    for chunk in _chunks(ids):
        _refresh(chunk)


def rebuild() -> int:
    """Make the whole index anew; how many files it holds.

    Each chunk is a transaction of its own: people go on finding meanwhile, and a run that is
    killed is simply begun again.
    """
    ids = list(findable.everyone())
    for chunk in _chunks(ids):
        with transaction.atomic():
            FindMention.objects.filter(practitioner_id__in=chunk).delete()
            FindEntry.objects.filter(practitioner__in=chunk).delete()
            _refresh(chunk)
    unused = ~Exists(FindMention.objects.filter(word=OuterRef("word")))
    FindWord.objects.filter(unused).delete()
    return len(ids)


def _with_documents(files: Collection[int]) -> set[int]:
    """Those of ``files`` that documents are, or were, found by: a month's list answers for
    everybody, and shows nothing."""
    found = set()
    for chunk in _chunks(sorted(files)):
        known = FindEntry.objects.filter(practitioner__in=chunk, kind=findable.DOCUMENT)
        found.update(known.order_by().values_list("practitioner_id", flat=True))
        found |= findable.shown_by_documents(chunk)
    return found


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _refresh(ids: Sequence[int]) -> None:
    findable.lock(ids)
    wanted = set(findable.findables(ids))
    known = {_findable(entry): entry.pk for entry in FindEntry.objects.filter(practitioner__in=ids)}
    gone = [pk for one, pk in known.items() if one not in wanted]
    if gone:
        FindMention.objects.filter(entry__in=gone).delete()
        FindEntry.objects.filter(pk__in=gone).delete()
    _add([one for one in wanted if one not in known])


def _add(found: Sequence[Findable]) -> None:
    entries = FindEntry.objects.bulk_create(
        FindEntry(
            practitioner_id=one.practitioner, kind=one.kind, text=one.text, of=one.of,
            subject=one.subject,
        )
        for one in found
    )  # fmt: skip
    mentions = [
        (word, SHELF_OF[entry.kind], entry.of, entry.practitioner_id, entry.pk)
        for entry in entries
        for word in words_of(entry.kind, entry.text)
    ]
    _insert(FindMention, ("word", "shelf", "of", "practitioner_id", "entry_id"), mentions)
    # In one order for all, so that two acts with the same new words wait for one another.
    spoken = sorted({mention[0] for mention in mentions})
    _insert(FindWord, ("word", "backward"), [(word, word[::-1]) for word in spoken])


def _insert(model: type[Model], columns: Sequence[str], rows: Sequence[tuple]) -> None:
    """Add rows that are not there yet; a file has dozens, so without a model for each."""
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join(["%s"] * len(columns))
    into = f'INSERT INTO "{model._meta.db_table}" ({names})'
    with connection.cursor() as cursor:
        cursor.executemany(f"{into} VALUES ({places}) ON CONFLICT DO NOTHING", rows)


def _findable(entry: FindEntry) -> Findable:
    return Findable(entry.practitioner_id, entry.kind, entry.text, entry.of, entry.subject)
