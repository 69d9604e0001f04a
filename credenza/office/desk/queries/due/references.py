"""References that were asked for and are overdue."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from credenza.core.applications.reference_policy import answer_by
from credenza.core.applications.references import SPEAKERS
from credenza.core.calendar import long_date
from credenza.core.permissions import Actor
from credenza.office.credentialing.queries.references import outstanding, overdue
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """Everybody whose time to answer is over, by that day."""
    for pk, asked_at in overdue(actor, as_of).values_list("id", "asked_at"):
        yield Mark(pk, answer_by(localdate(asked_at)))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with whom to remind or to telephone; in one read."""
    for one in outstanding(actor).filter(pk__in=ids):
        day = answer_by(localdate(one.asked_at))
        yield Due(
            key=KIND.key_of(one.pk),
            title=f"Reference by {one.name}",
            state=state_on(day, as_of),
            who=one.practitioner,
            facility=one.application.facility,
            why=_why(one, as_of),
            due_on=day,
            label="Look",
            address=reverse("reference-see", args=[one.pk]),
        )


def _why(reference, as_of: date) -> str:
    asked = f"{SPEAKERS[reference.speaker]}, asked on {long_date(localdate(reference.asked_at))}"
    if reference.remind_on is None:
        return f"{asked}; no reminder is left: telephone."
    goes = "goes" if reference.remind_on > as_of else "should have gone"
    return f"{asked}; the next reminder {goes} out on {long_date(reference.remind_on)}."


KIND = Kind("references", "References overdue", 3, marks, told)
