"""Appointments: membership of a facility's staff."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

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
    with _alone_there():
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
    """Change an appointment. Raises Conflict when it changed in the meantime, and Refused when
    it would run beside another at that facility.
    """
    about(practitioner=appointment.practitioner_id)
    with _alone_there():
        change(appointment, version, values)
    judge_now(appointment.practitioner_id, at=at)
    return appointment


@act("appointment:suspend")
def suspend(*, practitioner: int, facility: int, by: Actor, at: datetime, reason: str) -> bool:
    """Let the active appointment at a facility rest; whether there was one to rest."""
    held = Appointment.objects.filter(
        practitioner=practitioner, facility=facility, standing=Standing.ACTIVE
    )
    moved = held.update(standing=Standing.SUSPENDED, version=F("version") + 1)
    judge_now(practitioner, at=at)
    return bool(moved)


@contextmanager
def _alone_there() -> Iterator[None]:
    """The database lets one appointment run at a facility; say so where it refuses a second."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        why = "An appointment at this facility is running: change that one."
        raise Refused(refused(why)) from error
