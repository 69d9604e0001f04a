"""Cases whose next deadline is near or over, for those who work on them."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.concerns.kinds import KINDS
from credenza.core.permissions import Actor
from credenza.office.concerns.queries.lanes import pressing_cases
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that press, behind their walls."""
    return (Mark(one.case.pk, one.clock.day) for one in pressing_cases(actor, as_of))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its deadline and where that is written; nobody of the case is named."""
    for one in pressing_cases(actor, as_of):
        if one.case.pk in ids:
            yield Due(
                key=KIND.key_of(one.case.pk),
                title=one.clock.title,
                state=state_on(one.clock.day, as_of),
                named=one.case.title,
                facility=one.case.facility,
                why=f"{KINDS[one.case.kind]} {one.case.number}: {one.clock.words} from "
                f"{one.clock.started_on:%-d %b %Y}.",
                citation=one.clock.citation,
                due_on=one.clock.day,
                label="Open",
                address=reverse("case", args=[one.case.pk]),
            )


KIND = Kind("concerns", "Deadlines of cases", 1, marks, told)
