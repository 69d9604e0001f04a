"""Matches with lists that wait for a person to rule."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from credenza.core.calendar import long_date
from credenza.core.facts import State
from credenza.core.permissions import Actor
from credenza.core.screening.steps import STATES
from credenza.office.desk.queries.due.base import Due, Kind, Mark
from credenza.office.monitoring.queries.catalog import source_of
from credenza.office.monitoring.queries.screening import matches


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All that wait, by the day on which they were found."""
    rows = matches(actor, "waiting", "screening:rule").values_list("id", "opened_at")
    return (Mark(pk, localdate(opened_at)) for pk, opened_at in rows)


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its list and how sure it is, and nothing of what the evidence tells."""
    for one in matches(actor, "waiting", "screening:rule").filter(pk__in=ids):
        found_on = localdate(one.opened_at)
        yield Due(
            key=KIND.key_of(one.pk),
            title=f"Match with {source_of(one.source).short}",
            state=State.DUE,
            who=one.practitioner,
            why=f"{one.band.capitalize()}. {STATES[one.state]}. Found on {long_date(found_on)}.",
            label="Rule",
            address=reverse("match", args=[one.pk]),
            is_new=found_on == as_of,
        )


KIND = Kind("matches", "Matches to rule on", 0, marks, told)
