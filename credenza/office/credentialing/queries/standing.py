"""How somebody stands at a facility, as far as other hospitals may be told."""

from collections.abc import Iterator
from datetime import date

from credenza.core.applications.affiliations import Membership
from credenza.core.applications.route import DENY
from credenza.core.applications.steps import ADVERSE
from credenza.core.facts import AppointmentFact
from credenza.office.credentialing.models import Application, Hearing
from credenza.office.practitioners.queries.facts import appointments
from credenza.office.privileging.queries.grants import granted


def memberships(practitioner, facility, as_of: date) -> list[Membership]:
    """Every appointment there, each with what is unusual about the person at the facility."""
    held = appointments([practitioner.pk]).get(practitioner.pk, [])
    here = [one for one in held if one.facility == facility.pk]
    if not here:
        return []
    concerns = tuple(_concerns(practitioner, facility, as_of))
    return [_membership(one, concerns) for one in here]


def _membership(one: AppointmentFact, concerns: tuple[str, ...]) -> Membership:
    return Membership(
        standing=one.standing,
        category=one.category,
        department=one.department,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        concerns=concerns,
    )


def _concerns(practitioner, facility, as_of: date) -> Iterator[str]:
    lapses = practitioner.consequences.filter(facility=facility)
    if lapses.filter(suspended=True).exists():
        yield "The appointment was suspended for a lapse."
    if lapses.filter(state="proposed").exists():
        yield "A consequence of a lapse waits for a decision."
    if practitioner.credentials.filter(kind="sanction", withdrawn_on=None).exists():
        yield "A sanction or adverse action is on file."
    if any(one.suspension for one in granted(practitioner, facility, as_of)):
        yield "A privilege is suspended."
    here = Application.objects.filter(practitioner=practitioner, facility=facility)
    if here.filter(state=ADVERSE).exists() or Hearing.objects.filter(application__in=here).exists():
        yield "An application was or is recommended against."
    elif here.filter(outcome=DENY).exists():
        yield "An application was denied."
