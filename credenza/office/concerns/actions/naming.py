"""Letting people into a case by name, and closing it to them again."""

from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.actions.holding import held, let_in, required
from credenza.office.concerns.models import Case, Named
from credenza.office.ledger.actions import act


@act("case:name")
def name_person(*, case: Case, user, why: str, by: Actor, at: datetime) -> Named:
    """Let somebody into the case by name, and record why.

    Raises Refused for whom it is about, and for whoever holds no role that reads cases.
    """
    case = held(case, "concern:name", by)
    return let_in(case, user, required(why, "Say why they must know."), at)


@act("case:end-naming")
def end_naming(*, named: Named, by: Actor, at: datetime) -> None:
    """Close the case again to somebody who was let in by name."""
    case = held(named.case, "concern:name", by)
    if case.owner_id == named.user_id and case.closed_at is None:
        raise Refused(refused("They own this case: give it to somebody else first."))
    Named.objects.filter(pk=named.pk, ended_at=None).update(ended_at=at)
