"""When an appointment ends, what was granted under it ends too, whoever ended it."""

from datetime import datetime

from credenza.core.facts import Standing
from credenza.core.permissions import Actor
from credenza.office.ledger.queries import files_where
from credenza.office.privileging.actions.endings import end_with_appointments


def follow(sender, act: int, by: Actor, at: datetime, **kwargs) -> None:
    """End the privileges of appointments that this act called ended; a receiver of the ledger's
    ``ending``."""
    if people := files_where(act, "practitioners_appointment", "standing", Standing.ENDED):
        end_with_appointments(people=people, by=by, at=at)
