"""What the record of privileges proves about a facility."""

from datetime import date

from credenza.core.privileges.steps import RUNNING
from credenza.office.privileging.models import Evaluation


def evaluations_open(facility: int, as_of: date) -> tuple[int, int]:
    """How many focused evaluations run at a facility, and how many of them are late."""
    rows = Evaluation.objects.filter(facility=facility, state=RUNNING).order_by()
    due = list(rows.values_list("due_on", flat=True))
    return len(due), sum(day < as_of for day in due)
