"""Sealing: each act and its row changes are fingerprinted into a chain.

Acts are sealed in the order in which they become visible, which is not always that of their ids:
on PostgreSQL a lower one may be committed later. A seal cannot be undone without a trace as long
as a checkpoint of it lies where nobody with the database's password can reach it.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import connection
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.transaction import atomic

from credenza.office.ledger.current import frames
from credenza.office.ledger.models import Act, Change, Seal

BATCH = 500
ACT_COLUMNS = (
    "id",
    "verb",
    "actor_id",
    "actor",
    "at",
    "origin",
    "reason",
    "outcome",
    "practitioner_id",
    "parent",
    "detail",
    "tx",
)
CHANGE_COLUMNS = ("id", "table", "row", "kind", "practitioner_id", "old", "new")
ONE_SEALER = 4_115_620_813


def seal() -> int:
    """Seal every act that is visible and not sealed yet; how many there were.

    Any number of processes may call it at once; one of them seals.
    """
    with atomic():
        _alone()
        last = last_seal() or _begin()
        # Taken before the acts are read: whatever appears later then lies above it.
        floor = floor_now()
        number, head = last.number, last.head
        acts = awaiting(last, floor).order_by("tx", "id").values_list(*ACT_COLUMNS)
        for batch in batched(acts.iterator(chunk_size=BATCH), BATCH):
            fingerprints = digests(batch)
            seals = []
            for act, *_ in batch:
                number, head = number + 1, next_head(head, fingerprints[act], floor)
                seals.append(Seal(number=number, act_id=act, head=head, floor=floor))
            Seal.objects.bulk_create(seals)
    return number - last.number


def checkpoint(*, at: datetime) -> dict:
    """Seal, and return what proves the ledger as it stands: keep it away from this machine.

    JSON-ready: ``office`` (which ledger), ``seal`` (its number), ``head``, ``entries`` (acts
    sealed), ``last_entry`` (the id of the last act, or None) and ``at``.
    """
    seal()
    last = last_seal()
    return {
        "office": office(),
        "seal": last.number,
        "head": last.head,
        "entries": last.number,
        "last_entry": last.act_id,
        "at": at.isoformat(),
    }


def office() -> str:
    """The random name of this office's ledger, or "" before its first seal."""
    first = Seal.objects.filter(number=0).first()
    return first.head if first else ""


def last_seal() -> Seal | None:
    """The end of the chain."""
    return Seal.objects.order_by("-number").first()


def awaiting(last: Seal, floor: int) -> QuerySet[Act]:
    """Acts that may rightly be unsealed after ``last``.

    Where transactions are numbered anew (the database was restored elsewhere, so that ``floor``
    lies below the last one), acts behind the last sealed id are awaited as well.
    """
    due = Q(tx__gte=last.floor)
    if floor < last.floor:
        due |= Q(id__gt=Seal.objects.aggregate(last=Max("act_id"))["last"] or 0)
    return unsealed().filter(due)


def batched(rows: Iterator[tuple], size: int) -> Iterator[list[tuple]]:
    """The rows, ``size`` at a time."""
    while batch := list(islice(rows, size)):
        yield batch


def unsealed() -> QuerySet[Act]:
    """Acts without a seal."""
    return Act.objects.filter(~Exists(Seal.objects.filter(act_id=OuterRef("id"))))


def digests(acts: Iterable[tuple]) -> dict[int, str]:
    """The fingerprint of each act (its ``ACT_COLUMNS``) with all its row changes, by its id.

    Changes are read in a stream: an import may have made a million of them.
    """
    hashers = {act[0]: hashlib.sha256(_line(act)) for act in acts}
    changes = Change.objects.filter(act_id__in=list(hashers)).order_by("act_id", "id")
    for change in changes.values_list("act_id", *CHANGE_COLUMNS).iterator(chunk_size=BATCH):
        hashers[change[0]].update(_line(change))
    return {act: hasher.hexdigest() for act, hasher in hashers.items()}


def next_head(head: str, digest: str, floor: int) -> str:
    """The head of the chain after a link with ``digest`` and ``floor``."""
    return hashlib.sha256(f"{head}{digest}{floor}".encode()).hexdigest()


def _line(values: tuple) -> bytes:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat)
    return f"{text}\n".encode()


def _begin() -> Seal:
    return Seal.objects.create(number=0, head=secrets.token_hex(32), floor=0)


def _alone() -> None:
    if frames():
        raise RuntimeError("seal() must not be called within an act: the act is not written yet.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_SEALER])


def floor_now() -> int:
    """The number below which no transaction can add an act any more."""
    if connection.vendor == "sqlite":
        return (Act.objects.aggregate(last=Max("id"))["last"] or 0) + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return cursor.fetchone()[0]
