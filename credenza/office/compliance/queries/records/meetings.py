"""What meetings prove: minutes that were approved, an executive committee of physicians."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.calendar import add_months, long_date
from credenza.core.standards.readiness import Ready, Standing
from credenza.office.compliance.queries.records.base import Source
from credenza.office.meetings.queries.proving import held_between, physicians_in
from credenza.packs.readiness import minutes_days, months_looked_back

MINUTES, PHYSICIANS = "GOV-MIN", "CMS-MEC-MD"


def told(facility: int, rules: Collection[str], as_of: date) -> Iterator[Source]:
    """Of those rules that meetings prove."""
    if MINUTES in rules and (standing := _minutes(facility, as_of)):
        yield Source(MINUTES, "Minutes of the year", standing, reverse("meetings"))
    if PHYSICIANS in rules and (standing := _physicians(facility, as_of)):
        yield Source(PHYSICIANS, "Who sits in it", standing, reverse("committees"))


def _minutes(facility: int, as_of: date) -> Standing | None:
    held = held_between(facility, add_months(as_of, -months_looked_back()), as_of)
    if not held:
        return None
    waiting = [day for day, approved in held if not approved]
    why = f"The minutes of {len(held) - len(waiting)} of {len(held)} meetings are approved"
    if not waiting:
        return Standing(Ready.MET, why=f"{why}.")
    late = (as_of - waiting[0]).days > minutes_days()
    why = f"{why}; the oldest that wait are of {long_date(waiting[0])}."
    return Standing(Ready.NOT_MET if late else Ready.AT_RISK, why=why)


def _physicians(facility: int, as_of: date) -> Standing | None:
    physicians, members = physicians_in(facility, "mec", as_of)
    if not members:
        return None
    state = Ready.MET if physicians * 2 > members else Ready.NOT_MET
    return Standing(state, why=f"{physicians} of its {members} members are physicians.")
