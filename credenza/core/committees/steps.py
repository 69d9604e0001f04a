"""The life of a meeting: its states, and who may bring it from one to the next."""

from credenza.core.workflow import Step, Workflow, sources

PLANNED, CALLED, SESSION, ADJOURNED = "planned", "called", "session", "adjourned"
APPROVED, CANCELLED = "approved", "cancelled"

STATES = {
    PLANNED: "Planned",
    CALLED: "Called, packet released",
    SESSION: "In session",
    ADJOURNED: "Adjourned, minutes open",
    APPROVED: "Minutes approved",
    CANCELLED: "Cancelled",
}

MEETING = Workflow(
    states=STATES,
    start=PLANNED,
    steps=(
        Step("call", sources(PLANNED), CALLED, "meeting:keep", "Release the packet"),
        Step("recall", sources(CALLED), PLANNED, "meeting:keep", "Recall the packet", reason=True),
        Step("open", sources(PLANNED, CALLED), SESSION, "meeting:run", "Call to order"),
        Step("adjourn", sources(SESSION), ADJOURNED, "meeting:run", "Adjourn"),
        Step(
            "approve", sources(ADJOURNED), APPROVED, "meeting:keep", "Record the minutes' approval"
        ),
        Step("cancel", sources(PLANNED, CALLED), CANCELLED, "meeting:keep", "Cancel", reason=True),
    ),
)
