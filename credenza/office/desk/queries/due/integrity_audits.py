"""Facilities whose yearly audit of integrity is due."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.calendar import long_date
from credenza.core.permissions import Actor
from credenza.office.compliance.queries.integrity_due import NextAudit, is_near, next_audits
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.office.practitioners.queries.scope import places_within
from credenza.office.team.queries import facilities


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """Those whose year ends soon or has ended, and those that were never audited."""
    return (Mark(one.facility, one.due_on) for one in _near(actor, as_of))


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its last audit; in a few reads."""
    at = facilities().in_bulk(ids)
    for one in _near(actor, as_of):
        if one.facility not in at:
            continue
        last = f"The last one was held on {long_date(one.held_on)}." if one.held_on else "None yet."
        yield Due(
            key=KIND.key_of(one.facility),
            title="Audit the integrity of the files",
            state=state_on(one.due_on, as_of),
            named=str(at[one.facility]),
            facility=at[one.facility],
            why=last,
            citation=one.citation,
            due_on=one.due_on,
            label="Audit",
            address=reverse("integrity-audits"),
        )


def _near(actor: Actor, as_of: date) -> list[NextAudit]:
    within = places_within(actor, "integrity:audit")
    if within is not None and not within:
        return []
    return [one for one in next_audits(within, as_of) if is_near(one.due_on, as_of)]


KIND = Kind("integrity-audits", "Audits of integrity", 4, marks, told)
