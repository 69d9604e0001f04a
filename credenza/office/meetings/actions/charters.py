"""A committee's own charter, dated."""

from datetime import date, datetime

from credenza.core.committees.charter import Charter
from credenza.core.committees.written import values_of
from credenza.core.permissions import Actor
from credenza.core.verdict import refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.meetings.models import CharterEdition
from credenza.office.meetings.queries.charters import charter_of


@act("charter:amend")
def amend(
    *,
    committee,
    charter: Charter,
    effective_on: date,
    citation: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> CharterEdition:
    """Let ``charter`` be the committee's from a day on; written again for a day, it replaces that.

    Past meetings keep the charter of their day. Raises Refused where nothing would change.
    """
    if charter == charter_of(committee, effective_on):
        require(refused("That is its charter on that day already: nothing was changed."))
    about(committee=committee.pk, effective_on=effective_on.isoformat())
    edition, _ = CharterEdition.objects.update_or_create(
        committee=committee,
        effective_on=effective_on,
        defaults={
            "values": values_of(charter),
            "citation": citation,
            "made_at": at,
            "made_by": by.name[:120],
        },
    )
    return edition
