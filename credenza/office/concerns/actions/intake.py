"""A concern is told: at the front door, by a colleague, by telephone, or in a mail.

Nothing of it goes into the ledger but that it came and which way. Whoever has no account acts as
TELLER, so that not even a colleague who told something namelessly can be found there.
"""

import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from credenza.core.concerns.casekeys import ENTROPY, spelled, tidied
from credenza.core.concerns.telling import Told
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.alarms import raise_alarm
from credenza.office.concerns.actions.cases import open_case
from credenza.office.concerns.models import Case, CaseKey, Evidence
from credenza.office.concerns.queries.doors import case_by_sending, digest_of
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.documents.actions import Handed, store
from credenza.office.ledger.actions import about, act

CHANNELS = ("staff", "public", "telephone", "mail")
TWICE = "This has arrived already: it need not be sent again."


@dataclass(frozen=True, slots=True)
class Receipt:
    """A case that was opened, and the key to come back with, which is kept nowhere."""

    case: Case
    key: str


@act("concern:report")
def report(
    *,
    told: Told,
    facility,
    channel: str,
    department=None,
    handed: Iterable[Handed] = (),
    documents: Iterable = (),
    received_at: datetime | None = None,
    sending: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Receipt:
    """Open the case of what was told, with the files that were examined before and the
    documents that lie stored already.

    ``sending`` is the number of the form, by which one that is sent twice is refused. Somebody in
    danger is told on at once. Raises Refused, in words for whoever tells it.
    """
    if sending is not None and case_by_sending(sending):
        raise Refused(refused(TWICE))
    case = open_case(
        kind=told.kind,
        facility=facility,
        department=department,
        title=told.title,
        account=told.whole_account,
        channel=channel,
        received_at=received_at or at,
        occurred_on=told.occurred_on,
        occurred_at=told.occurred_at,
        parties=told.parties(),
        urgent=told.urgent,
        by=by,
        at=at,
    )
    about(case=case.number, channel=channel)
    files = [*documents, *(store(handed=one, by=by, at=at) for one in handed)]
    enclose(case=case, documents=files, label="Sent in with the report", by=by, at=at)
    if told.urgent:
        raise_alarm(case=case, by=by, at=at)
    return Receipt(case, _new_key(case, sending, at))


@act("case:renew-key")
def renew_key(*, case: Case, by: Actor, at: datetime) -> str:
    """A new key for a case whose old one was lost; that one opens nothing any more."""
    about(case=case.number)
    CaseKey.objects.filter(case=case).delete()
    return _new_key(case, None, at)


@act("case:enclose")
def enclose(*, case: Case, documents: Iterable, label: str, by: Actor, at: datetime) -> None:
    """Put documents that came from outside into the case."""
    about(case=case.number)
    for one in documents:
        row = Evidence(case=case, document=one, added_at=at)
        row.label_sealed, row.added_by = sealed(label, "evidence", row.uid, "label"), by.name
        row.save()


def _new_key(case: Case, sending: uuid.UUID | None, at: datetime) -> str:
    key = spelled(secrets.token_bytes(ENTROPY))
    CaseKey.objects.create(
        case=case,
        digest=digest_of(tidied(key)),
        sending=sending or uuid.uuid4(),
        made_at=at,
    )
    return key
