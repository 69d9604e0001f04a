"""Making and withdrawing the links by which devices may ask “may they?”."""

from datetime import datetime

from django.db import IntegrityError, transaction

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.models import DeviceLink


@act("device-link:make")
def make_link(*, facility, label: str, by: Actor, at: datetime) -> DeviceLink:
    """Make a link for a facility. Raises Refused for a label that another one bears."""
    about(facility=facility.pk, label=label)
    try:
        with transaction.atomic():
            return DeviceLink.objects.create(
                facility=facility, label=label, made_at=at, made_by=by.name
            )
    except IntegrityError as error:
        why = f"{facility} has a link called “{label}” already: withdraw it, or use another name."
        raise Refused(refused(why)) from error


@act("device-link:withdraw")
def withdraw_link(*, link: DeviceLink, by: Actor, at: datetime) -> None:
    """Withdraw a link: its devices are answered no more. Done once, done for good."""
    about(facility=link.facility_id, label=link.label)
    rows = DeviceLink.objects.filter(pk=link.pk, withdrawn_at=None)
    rows.update(withdrawn_at=at, withdrawn_by=by.name)
