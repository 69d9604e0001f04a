"""Setting a facility's front door."""

from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.concerns.models import Door
from credenza.office.ledger.actions import act

NOBODY = "Say who is told of urgent danger: a door without a person behind it stays shut."


@act("concern-door:set")
def set_door(
    *, facility, is_open: bool, phone: str, contact: str, urgent_to, by: Actor, at: datetime
) -> Door:
    """Open or close the facility's public link, and say who is told of danger and who answers.

    Raises Refused for an open door with nobody who is told of danger.
    """
    if is_open and urgent_to is None:
        raise Refused(refused(NOBODY))
    values = {"is_open": is_open, "phone": phone, "contact": contact, "urgent_to": urgent_to}
    door, _ = Door.objects.update_or_create(facility=facility, defaults=values)
    return door
