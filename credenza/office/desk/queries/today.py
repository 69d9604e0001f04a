"""The day's work: derived from the rules, ranked by consequence, within the reader's reach."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from credenza.core.permissions import Actor
from credenza.office.desk.models import Assignment, Tally
from credenza.office.desk.queries.remedies import Remedy, remedy
from credenza.office.practitioners.queries import work
from credenza.packs.loader import requirements

WHOSE = {"": "The team's", "mine": "Mine", "nobody": "Unassigned"}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the queue: what, for whom, why, by when, who has it, and where it is done."""

    key: str
    title: str
    practitioner: object
    facility: object
    state: str
    reason: str
    citation: str
    due_on: date | None
    holder: str
    is_new: bool
    remedy: Remedy


def open_work(actor: Actor, whose: str) -> QuerySet:
    """Findings within reach: the team's, one's own, or nobody's."""
    rows = work.reachable(actor)
    if whose == "mine":
        return rows.filter(key__in=Assignment.objects.filter(user=actor.id).values("key"))
    if whose == "nobody":
        return rows.exclude(key__in=Assignment.objects.values("key"))
    return rows


def items(rows: Sequence, as_of: date) -> list[Item]:
    """The rows of a page, with their holders; one more read."""
    holders = dict(
        Assignment.objects.filter(key__in=[row.key for row in rows])
        .order_by("id")
        .values_list("key", "user__name")
    )
    return [_item(row, holders.get(row.key, ""), as_of) for row in rows]


def as_rows(rows: QuerySet) -> Iterator[tuple]:
    """The queue as the rows of a spreadsheet."""
    for row in rows.iterator(chunk_size=2000):
        yield (
            row.state,
            row.practitioner.last_name,
            row.practitioner.first_name,
            row.facility.name,
            requirements()[row.requirement].title,
            row.reason,
            row.citation,
            row.due_on,
        )


def _item(row, holder: str, as_of: date) -> Item:
    return Item(
        key=row.key,
        title=requirements()[row.requirement].title,
        practitioner=row.practitioner,
        facility=row.facility,
        state=row.state,
        reason=row.reason,
        citation=row.citation,
        due_on=row.due_on,
        holder=holder,
        is_new=row.found_on == as_of,
        remedy=remedy(
            practitioner=row.practitioner_id,
            requirement=row.requirement,
            credential=row.credential_id,
            facility=row.facility_id,
        ),
    )


def burn_down(facilities: Sequence[int] | None, since: date) -> list[tuple[date, int]]:
    """Open items at the end of each day since ``since``, at the facilities given (None: all)."""
    rows = Tally.objects.filter(day__gte=since)
    if facilities is not None:
        rows = rows.filter(facility__in=facilities)
    per_day = (
        rows.order_by("day").values("day").annotate(open=Sum("late") + Sum("missing") + Sum("due"))
    )
    return [(row["day"], row["open"]) for row in per_day]
