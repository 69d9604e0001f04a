"""Handing a file in: its bytes are inspected, sealed and stored under their fingerprint."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.formats.files import FileFacts, Refusal, inspect
from credenza.office.documents.disk import write_whole
from credenza.office.documents.models import Document
from credenza.office.documents.queries import place_of
from credenza.office.ledger.actions import act, record_refusal

STORE = "document:store"


@dataclass(frozen=True)
class Handed:
    """What was handed in and may be stored."""

    data: bytes
    facts: FileFacts


def examine(*, data: bytes, name: str, by: Actor, at: datetime) -> Handed:
    """Look at what was handed in. Raises Refused when its bytes are not of a safe kind.

    Takes seconds where a file is large: done before a transaction, never within.
    """
    facts = inspect(data, name)
    if isinstance(facts, Refusal):
        verdict = refused(f"{facts.reason} {facts.remedy}")
        record_refusal(STORE, by=by, at=at, why=verdict.reason)
        raise Refused(verdict)
    return Handed(data, facts)


@act(STORE)
def store(*, handed: Handed, by: Actor, at: datetime) -> Document:
    """Store what was examined: on disk once, however often the same content is handed in."""
    facts = handed.facts
    key = _seal_to_disk(handed.data)
    return Document.objects.create(
        sha256=facts.sha256,
        key=key,
        name=facts.name,
        media_type=facts.media_type,
        size=facts.size,
        pages=facts.pages,
        added_at=at,
        added_by=by.name,
    )


@act("document:keep")
def keep(
    *,
    data: bytes,
    name: str,
    media_type: str,
    pages: int | None = 1,
    by: Actor,
    at: datetime,
) -> Document:
    """Store what the office made itself: its own work needs no inspection."""
    fingerprint = hashlib.sha256(data).hexdigest()
    return Document.objects.create(
        sha256=fingerprint,
        key=_seal_to_disk(data),
        name=name,
        media_type=media_type,
        size=len(data),
        pages=pages,
        added_at=at,
        added_by=by.name,
    )


def _seal_to_disk(data: bytes) -> str:
    """Write the sealed bytes unless they lie there; the id of the key that sealed them."""
    fingerprint = hashlib.sha256(data).hexdigest()
    known = Document.objects.filter(sha256=fingerprint).values_list("key", flat=True).first()
    path = place_of(fingerprint)
    if known and path.exists():
        return known
    sealed = settings.VAULT.seal_bytes(data, "document", fingerprint)
    write_whole(path, sealed)
    return settings.VAULT.current
