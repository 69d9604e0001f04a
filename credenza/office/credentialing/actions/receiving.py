"""Affiliation requests as they come in: one by one, or many in a list."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings

from credenza.core.applications.affiliations import NEW
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import AffiliationBatch, AffiliationRequest
from credenza.office.credentialing.queries.affiliations import sealed_place
from credenza.office.ledger.actions import about, act


@act("affiliation:receive")
def receive(
    *, facility, values: Mapping[str, object], by: Actor, at: datetime
) -> AffiliationRequest:
    """Take one request in. ``values`` are its columns, with ``born`` as typed."""
    received = _row(facility, values, by, at)
    received.save()
    about(request=received.pk)
    return received


@act("affiliation:receive-list")
def receive_list(
    *,
    facility,
    title: str,
    rows: Iterable[tuple[int, Mapping[str, object]]],
    by: Actor,
    at: datetime,
) -> AffiliationBatch:
    """Take a list in: each row with its number in the sheet."""
    batch = AffiliationBatch.objects.create(
        facility=facility, title=title[:200], received_at=at, received_by=by.name[:120]
    )
    received = [_row(facility, values, by, at, batch, line) for line, values in rows]
    AffiliationRequest.objects.bulk_create(received)
    about(batch=batch.pk, requests=len(received))
    return batch


def _row(facility, values, by: Actor, at: datetime, batch=None, line=None) -> AffiliationRequest:
    columns = {key: value for key, value in values.items() if key != "born"}
    received = AffiliationRequest(
        facility=facility,
        batch=batch,
        line=line,
        state=NEW,
        received_at=at,
        received_by=by.name[:120],
        **columns,
    )
    born = str(values.get("born") or "")
    received.born_sealed = settings.VAULT.seal(born, *sealed_place(received))
    return received
