"""The life of an application: its states, and who may bring it from one to the next."""

from credenza.core.workflow import Step, Workflow, sources

INVITED, FILLING, RETURNED, SUBMITTED = "invited", "filling", "returned", "submitted"
VERIFYING, COMPLETE, REVIEW, DEFERRED = "verifying", "complete", "review", "deferred"
ADVERSE, DECIDED, WITHDRAWN, CLOSED = "adverse", "decided", "withdrawn", "closed"

STATES = {
    INVITED: "Invited",
    FILLING: "Being filled in",
    SUBMITTED: "Handed in",
    RETURNED: "Returned to the applicant",
    VERIFYING: "Being verified",
    COMPLETE: "Complete",
    REVIEW: "Under review",
    DEFERRED: "Deferred with a question",
    ADVERSE: "Stopped by an adverse recommendation",
    DECIDED: "Decided",
    WITHDRAWN: "Withdrawn",
    CLOSED: "Closed without a decision",
}
WITH_APPLICANT = frozenset({INVITED, FILLING, RETURNED})
WITH_OFFICE = frozenset({SUBMITTED, VERIFYING, COMPLETE, DEFERRED})
BEFORE_REVIEW = WITH_APPLICANT | {SUBMITTED, VERIFYING}
ENDED = (DECIDED, WITHDRAWN, CLOSED)
OPEN = frozenset(STATES) - set(ENDED)

APPLICATION = Workflow(
    states=STATES,
    start=INVITED,
    steps=(
        Step("start", sources(INVITED), FILLING, "application:fill", "Begin"),
        Step(
            "submit",
            sources(INVITED, FILLING, RETURNED),
            SUBMITTED,
            "application:sign",
            "Sign and hand in",
        ),
        Step(
            "return",
            sources(SUBMITTED, VERIFYING),
            RETURNED,
            "application:work",
            "Return to the applicant",
            reason=True,
        ),
        Step("accept", sources(SUBMITTED), VERIFYING, "application:work", "Begin to verify"),
        Step("complete", sources(VERIFYING), COMPLETE, "application:work", "Call it complete"),
        Step(
            "reopen",
            sources(COMPLETE),
            VERIFYING,
            "application:work",
            "Take back to verification",
            reason=True,
        ),
        Step("send", sources(COMPLETE), REVIEW, "application:work", "Send on its route"),
        Step(
            "recommend",
            sources(REVIEW),
            REVIEW,
            "application:recommend",
            "Recommend and pass on",
        ),
        Step(
            "defer",
            sources(REVIEW),
            DEFERRED,
            "application:recommend",
            "Defer with a question",
            True,
        ),
        Step(
            "answer",
            sources(DEFERRED),
            REVIEW,
            "application:work",
            "Bring back with the answer",
            reason=True,
        ),
        Step(
            "stop", sources(REVIEW), ADVERSE, "application:recommend", "Recommend adversely", True
        ),
        Step(
            "resume",
            sources(ADVERSE),
            REVIEW,
            "hearing:keep",
            "Go on after hearing or waiver",
            reason=True,
        ),
        Step("decide", sources(REVIEW), DECIDED, "application:decide", "Decide"),
        Step(
            "withdraw",
            sources(OPEN - {REVIEW, DEFERRED, ADVERSE}),
            WITHDRAWN,
            "application:withdraw",
            "Withdraw",
            reason=True,
        ),
        Step(
            "withdraw_under_review",
            sources(REVIEW, DEFERRED, ADVERSE),
            WITHDRAWN,
            "application:work",
            "Record a withdrawal under review",
            reason=True,
        ),
        Step(
            "close",
            sources(INVITED, FILLING, RETURNED, SUBMITTED, VERIFYING),
            CLOSED,
            "application:work",
            "Close without a decision",
            reason=True,
        ),
    ),
)
TARGET_DAYS = {SUBMITTED: 5, VERIFYING: 45, COMPLETE: 7, DEFERRED: 30, RETURNED: 14}
"""The office's own targets for the days in a state; a station's are its route's."""


def holder(state: str) -> str:
    """Whose clock runs in a state; the station's own while it is under review."""
    if state in WITH_APPLICANT:
        return "applicant"
    return "" if state in ENDED else "office"
