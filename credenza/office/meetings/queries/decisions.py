"""What committees decided about one practitioner, as lines taken from the record."""

from collections.abc import Collection

from django.db.models import QuerySet

from credenza.office.meetings.models import Decision


def decisions_about(
    practitioner: int, facility: int, matters: Collection[str]
) -> QuerySet[Decision]:
    """The decisions of a facility's committees on matters of these kinds, the last first; the
    item, its meeting and its committee are read with each.
    """
    rows = Decision.objects.filter(
        item__practitioner=practitioner,
        item__meeting__committee__facility=facility,
        item__matter__in=matters,
    )
    rows = rows.select_related("item", "item__meeting", "item__meeting__committee")
    return rows.order_by("-at", "-id")
