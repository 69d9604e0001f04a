"""The life of a case: its states, and who may bring it from one to the next."""

from credenza.core.workflow import Step, Workflow, sources

RECEIVED, TRIAGED, REVIEW, DECIDED, CLOSED = "received", "triaged", "review", "decided", "closed"

STATES = {
    RECEIVED: "Received",
    TRIAGED: "Triaged",
    REVIEW: "In review",
    DECIDED: "Decided, to be answered",
    CLOSED: "Closed",
}

CASE = Workflow(
    states=STATES,
    start=RECEIVED,
    steps=(
        Step("triage", sources(RECEIVED), TRIAGED, "concern:work", "Triage"),
        Step("review", sources(TRIAGED), REVIEW, "concern:work", "Begin the review"),
        Step("decide", sources(TRIAGED, REVIEW), DECIDED, "concern:work", "Record the outcome"),
        Step("close", sources(DECIDED), CLOSED, "concern:work", "Close", reason=True),
        Step("reopen", sources(CLOSED), REVIEW, "concern:work", "Reopen", reason=True),
    ),
)
