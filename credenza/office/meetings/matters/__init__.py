"""What comes before committees: one module for each kind of matter."""

from credenza.office.meetings.matters.base import register


def register_own() -> None:
    """Register the kinds of this room and of those below it. For the start of the app."""
    from credenza.office.meetings.matters.applications import Applications

    for kind in (Applications(),):
        register(kind)
