"""What comes before committees: one module for each kind of matter."""

from credenza.office.meetings.matters.base import register


def register_own() -> None:
    """Register the kinds of this room and of those below it. For the start of the app."""
    from credenza.office.meetings.matters.action_items import ActionItems
    from credenza.office.meetings.matters.applications import Applications
    from credenza.office.meetings.matters.concerns import Concerns
    from credenza.office.meetings.matters.evaluations import Evaluations
    from credenza.office.meetings.matters.forms import Forms
    from credenza.office.meetings.matters.investigations import Investigations
    from credenza.office.meetings.matters.minutes import MinutesToApprove
    from credenza.office.meetings.matters.requests import Requests

    for kind in (
        Applications(),
        Requests(),
        Forms(),
        Evaluations(),
        Investigations(),
        Concerns(),
        ActionItems(),
        MinutesToApprove(),
    ):
        register(kind)
