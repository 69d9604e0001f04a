"""Keeping the on-call list of an emergency department."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from django.db import IntegrityError, transaction

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.models import CallService, Shift


@act("call-service:open")
def open_service(
    *, facility, title: str, form: str, always: bool, by: Actor, at: datetime
) -> CallService:
    """Put a specialty on the list. Raises Refused for a title that stands there already."""
    about(facility=facility.pk)
    try:
        with transaction.atomic():
            return CallService.objects.create(
                facility=facility, title=title, form=form, always=always
            )
    except IntegrityError as error:
        raise Refused(refused(f"“{title}” stands on the list of {facility} already.")) from error


@act("call-service:close")
def close_service(*, service: CallService, on: date, by: Actor, at: datetime) -> None:
    """Take a specialty off the list from a day on; its past shifts stay."""
    about(facility=service.facility_id)
    CallService.objects.filter(pk=service.pk, closed_on=None).update(closed_on=on)


@act("shift:add")
def add_shift(*, shift: Shift, by: Actor, at: datetime) -> Shift:
    """Put somebody on call. Raises Refused where they are on call there at that time already."""
    [made] = _written([shift])
    return made


@act("shift:import")
def import_shifts(*, shifts: Sequence[Shift], by: Actor, at: datetime) -> int:
    """Put many on call at once, all or none."""
    about(shifts=len(shifts))
    return len(_written(shifts))


@act("shift:remove")
def remove_shift(*, shift: Shift, by: Actor, at: datetime) -> None:
    """Take somebody off call."""
    about(practitioner=shift.practitioner_id, service=shift.service_id)
    Shift.objects.filter(pk=shift.pk).delete()


def _written(shifts: Sequence[Shift]) -> list[Shift]:
    _require_apart(shifts)
    try:
        with transaction.atomic():
            return Shift.objects.bulk_create(shifts)
    except IntegrityError as error:
        raise Refused(refused("Somebody is on call for that service then already.")) from error


def _require_apart(shifts: Sequence[Shift]) -> None:
    """Nobody is on call for one service twice at one time, among the new ones or with the old."""
    services = {one.service_id for one in shifts}
    known = Shift.objects.filter(
        service__in=services,
        ends_at__gt=min(one.starts_at for one in shifts),
        starts_at__lt=max(one.ends_at for one in shifts),
    )
    rows = [*known, *shifts]
    rows.sort(key=lambda one: (one.service_id, one.practitioner_id, one.starts_at))
    for earlier, later in pairwise(rows):
        same = earlier.service_id == later.service_id
        own = earlier.practitioner_id == later.practitioner_id
        if same and own and later.starts_at < earlier.ends_at:
            who = f"{later.practitioner}, {later.service}"
            raise Refused(refused(f"{who}: two shifts run at the same time; change one."))
