"""What was shown for a standard and must be shown anew."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.compliance.queries.ending import ending
from credenza.office.compliance.queries.standards import binding
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.office.team.queries import places


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that end soon or have ended."""
    return (Mark(*row) for row in ending(actor, as_of).values_list("id", "valid_until"))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its standard; in a few reads."""
    rows = list(ending(actor, as_of).filter(pk__in=ids))
    at_place = places() if rows else {}
    known = {
        (pk, one.id): one
        for pk in {row.facility_id for row in rows}
        for one in binding(at_place[pk], as_of)
    }
    for row in rows:
        standard = known.get((row.facility_id, row.rule))
        title = standard.title if standard else row.rule
        yield Due(
            key=KIND.key_of(row.pk),
            title=title,
            state=state_on(row.valid_until, as_of),
            named=str(row.facility),
            facility=row.facility,
            why=row.words[:200],
            citation=standard.citation if standard else "",
            due_on=row.valid_until,
            label="Show anew",
            address=f"{reverse('standard', args=[row.rule])}?facility={row.facility_id}",
        )


KIND = Kind("proofs", "Standards to be shown anew", 4, marks, told)
