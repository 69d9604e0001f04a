"""What members still have to do: it stands on every agenda until it is done."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Count, Min, QuerySet
from django.urls import reverse

from credenza.core.calendar import long_date
from credenza.core.committees.docket import Matter, Outcome
from credenza.core.committees.followup import OPEN
from credenza.core.permissions import Actor
from credenza.office.meetings.models import ActionItem


class ActionItems:
    """All that is open in one committee is one matter: its reference is the committee's id.

    It tells how much there is; what it is, its page tells within the reader's rights.
    """

    key, title = "action-items", "Action items"

    def waiting(self, facilities: Collection[int] | None) -> Iterable[Matter]:
        rows = _open()
        rows = rows if facilities is None else rows.filter(committee__facility__in=facilities)
        return [_matter(*one) for one in rows]

    def matter(self, reference: str) -> Matter | None:
        found = _open().filter(committee=reference).first() if reference.isdecimal() else None
        return _matter(*found) if found else None

    def followed(self, reference: str, outcome: Outcome, *, by: Actor, at: datetime) -> str:
        return "Noted: each is carried on until it is done."


def _open() -> QuerySet:
    rows = ActionItem.objects.filter(state=OPEN).order_by("committee")
    rows = rows.values_list("committee", "committee__facility", "committee__kind")
    return rows.annotate(count=Count("pk"), first=Min("due_on"))


def _matter(committee: int, facility: int, kind: str, count: int, first) -> Matter:
    return Matter(
        kind=ActionItems.key,
        reference=str(committee),
        title=f"Action items: {count} open",
        summary=f"The first is due on {long_date(first)}.",
        facility=facility,
        committee_kind=kind,
        committee=committee,
        addresses=(f"{reverse('followups')}?committee={committee}",),
    )
