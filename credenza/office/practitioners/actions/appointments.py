"""Appointments: membership of a facility's staff."""

from collections.abc import Mapping
from datetime import datetime

from credenza.core.facts import Standing
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import change
from credenza.office.practitioners.actions.judging import judge_now
from credenza.office.practitioners.models import Appointment, Practitioner


@act("appointment:add")
def add(
    *,
    practitioner: Practitioner,
    values: Mapping[str, object],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Appointment:
    """Record an appointment. Raises Refused when one is running at that facility."""
    about(practitioner=practitioner.pk)
    running = practitioner.appointments.filter(facility=values["facility"])
    if running.exclude(standing=Standing.ENDED).exists():
        raise Refused(refused("An appointment at this facility is running: change that one."))
    appointment = Appointment.objects.create(practitioner=practitioner, **values)
    judge_now(practitioner.pk, at=at)
    return appointment


@act("appointment:edit")
def edit(
    *,
    appointment: Appointment,
    version: int,
    values: Mapping[str, object],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Appointment:
    """Change an appointment. Raises Conflict when it changed in the meantime."""
    about(practitioner=appointment.practitioner_id)
    change(appointment, version, values)
    judge_now(appointment.practitioner_id, at=at)
    return appointment
