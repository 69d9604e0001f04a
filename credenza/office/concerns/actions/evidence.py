"""Documents in a case."""

from datetime import datetime

from credenza.core.permissions import Actor
from credenza.office.concerns.actions.holding import held_open
from credenza.office.concerns.models import Evidence
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import act


@act("case:add-evidence")
def add_evidence(*, case, document, label: str = "", by: Actor, at: datetime) -> Evidence:
    """Put a stored document into the case, with what it is."""
    case = held_open(case, "concern:note", by)
    one = Evidence(case=case, document=document, added_at=at, added_by=by.name[:120])
    one.label_sealed = sealed(label, "evidence", one.uid, "label")
    one.save()
    return one
