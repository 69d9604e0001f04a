"""Work handed out: who has which piece of the day's derived work."""

from collections.abc import Sequence
from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.desk.models import Assignment
from credenza.office.desk.queries.today import within_reach
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import colleagues


@act("work:assign")
def assign(*, keys: Sequence[str], to: int | None, by: Actor, at: datetime) -> int:
    """Give pieces of work to a colleague, or to nobody (``to`` None); how many were given.

    Work outside the actor's reach is passed over. Raises Refused when the colleague is not of
    this office.
    """
    if to is not None and not colleagues().filter(pk=to).exists():
        raise Refused(refused("Work can only be given to somebody who works here."))
    known = within_reach(by, set(keys), "work:assign", today(at))
    about(pieces=len(known), to=to)
    if to is None:
        Assignment.objects.filter(key__in=known).delete()
    else:
        _give(known, to, by, at)
    return len(known)


def _give(keys: Sequence[str], to: int, by: Actor, at: datetime) -> None:
    """Also where a colleague gives the same work in the same moment: the later stands."""
    Assignment.objects.bulk_create(
        [Assignment(key=key, user_id=to, assigned_at=at, assigned_by=by.name) for key in keys],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["user", "assigned_at", "assigned_by"],
    )
