"""What members and the office shall do until a day: its states, and when they are reminded."""

from datetime import date, timedelta

from credenza.core.workflow import Step, Workflow, sources

OPEN, DONE, DROPPED = "open", "done", "dropped"
_KEEP = "followup:keep"

ACTION_ITEM = Workflow(
    states={OPEN: "Open", DONE: "Done", DROPPED: "Dropped"},
    start=OPEN,
    steps=(
        Step("change", sources(OPEN), OPEN, _KEEP, "Change"),
        Step("finish", sources(OPEN), DONE, _KEEP, "Done"),
        Step("drop", sources(OPEN), DROPPED, _KEEP, "Drop", reason=True),
        Step("reopen", sources(DONE, DROPPED), OPEN, _KEEP, "Open again", reason=True),
    ),
)
"""An action item: it is carried from agenda to agenda while it is open."""

AHEAD = (7, 1)
"""Days before the due day on which its owner is reminded."""
AGAIN = 7
"""Days between reminders of what is late."""


def reminder_due(due_on: date, reminded_on: date | None, as_of: date) -> bool:
    """Shall the owner be reminded on ``as_of``?

    A week and a day before it is due, once each, on the due day's morrow, and then weekly. A
    morning on which nothing ran is made up for the next day; nobody is reminded twice of one.
    """
    last = _last_step(due_on, as_of)
    return last is not None and (reminded_on is None or reminded_on < last)


def _last_step(due_on: date, as_of: date) -> date | None:
    """The latest day up to ``as_of`` on which a reminder was due."""
    if as_of > due_on:
        late = (as_of - due_on).days - 1
        return as_of - timedelta(days=late % AGAIN)
    ahead = (due_on - timedelta(days=days) for days in AHEAD)
    return max((day for day in ahead if day <= as_of), default=None)
