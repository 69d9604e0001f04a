"""What concerns prove: that the history of complaints was weighed in time. Its words stay there."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.calendar import long_date
from credenza.core.standards.readiness import Ready, Standing
from credenza.office.compliance.queries.records.base import Source
from credenza.office.concerns.queries.weighing import RULE, Round, round_of
from credenza.packs.readiness import soon_days


def told(facility: int, rules: Collection[str], as_of: date) -> Iterator[Source]:
    """Of that one rule; nothing where it was never recorded."""
    found = round_of(facility, as_of) if RULE in rules else None
    if found and found.due_on:
        address = f"{reverse('concern-weighing')}?at={facility}"
        yield Source(RULE, "Complaints weighed", _standing(found, as_of), address)


def _standing(found: Round, as_of: date) -> Standing:
    why = f"Weighed on {long_date(found.last_on)}; due again by {long_date(found.due_on)}."
    left = (found.due_on - as_of).days
    if left < 0:
        return Standing(Ready.NOT_MET, why=why)
    state = Ready.AT_RISK if left <= soon_days() else Ready.MET
    return Standing(state, why=why, until=found.due_on)
