"""What was decided for a later day takes effect when that day has come."""

from datetime import datetime

from credenza.core.permissions import Actor
from credenza.office.credentialing.actions.deciding import settle
from credenza.office.credentialing.queries.settling import to_settle


def settle_due(*, by: Actor, at: datetime) -> int:
    """Let every leave and resignation whose day has come take effect; how many did.

    Run twice on a day, the second run finds nothing.
    """
    due = to_settle(at)
    for application in due:
        settle(application=application, by=by, at=at)
    return len(due)
