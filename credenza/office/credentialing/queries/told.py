"""Whether applicants were told of decisions in time."""

from datetime import date

from credenza.office.credentialing.models import Application


def decisions_told(facility: int, since: date, until: date) -> list[tuple[date, date | None]]:
    """Of the decisions that had to be told by one of the days: by when, and when each was told."""
    rows = Application.objects.filter(facility=facility, tell_by__range=(since, until))
    return list(rows.order_by("tell_by", "id").values_list("tell_by", "told_on"))
