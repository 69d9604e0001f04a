"""What meetings prove about a facility: that minutes were approved, and who sits where."""

from datetime import date

from credenza.core.committees.seats import VOTING
from credenza.core.committees.steps import ADJOURNED, APPROVED
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.seats import seats_on


def held_between(facility: int, since: date, until: date) -> list[tuple[date, bool]]:
    """The meetings that were held on one of the days: when, and whether their minutes are
    approved.
    """
    rows = Meeting.objects.filter(
        committee__facility=facility,
        state__in=[ADJOURNED, APPROVED],
        starts_at__date__range=(since, until),
    ).order_by("starts_at", "id")
    found = rows.values_list("starts_at__date", "state")
    return [(day, state == APPROVED) for day, state in found]


def physicians_in(facility: int, kind: str, on: date) -> tuple[int, int]:
    """Of the voting seats that are held in a facility's committees of a kind, how many are
    physicians', and how many there are.
    """
    rows = seats_on(on).filter(
        committee__facility=facility,
        committee__kind=kind,
        kind__in=VOTING,
        stands_in_for=None,
    )
    physicians = list(rows.values_list("is_physician", flat=True))
    return sum(physicians), len(physicians)
