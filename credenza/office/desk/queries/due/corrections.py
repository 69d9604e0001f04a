"""Corrective actions that audits asked for: what somebody does until a day."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.compliance.queries.audits import corrections
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.packs.loader import audit_sheets

AHEAD = timedelta(days=14)
CITATION = "NCQA CR 8D"


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """Those whose day is near or over."""
    rows = corrections(actor).filter(due_on__lte=as_of + AHEAD)
    return (Mark(*row) for row in rows.values_list("id", "due_on"))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its plan and who does it; in one read."""
    for one in corrections(actor).filter(pk__in=ids):
        element = audit_sheets()[one.audit.sheet].element(one.element)
        yield Due(
            key=KIND.key_of(one.pk),
            title=f"Corrective action: {element.title}",
            state=state_on(one.due_on, as_of),
            named=one.owner.name,
            facility=one.audit.facility,
            why=f"{one.audit.title}: {one.plan}",
            citation=CITATION,
            due_on=one.due_on,
            label="Open",
            address=reverse("audit", args=[one.audit_id]),
        )


KIND = Kind("corrections", "Corrective actions of audits", 4, marks, told)
