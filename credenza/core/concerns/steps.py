"""The life of a case: its states, who may bring it from one to the next, and what must be done."""

from collections.abc import Collection

from credenza.core.concerns.kinds import PATIENT, CaseKind, CaseStep
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.core.workflow import Step, Workflow, sources

RECEIVED, TRIAGED, REVIEW, DECIDED, CLOSED = "received", "triaged", "review", "decided", "closed"
REOPENED, ANSWERED = "reopened", "answered"

STATES = {
    RECEIVED: "Received",
    TRIAGED: "Triaged",
    REVIEW: "In review",
    DECIDED: "Decided, to be answered",
    CLOSED: "Closed",
}
_OPEN = sources(TRIAGED, REVIEW, DECIDED)
LETTER = "42 CFR 482.13(a)(2)(iii); A-0123"

CASE = Workflow(
    states=STATES,
    start=RECEIVED,
    steps=(
        Step("triage", sources(RECEIVED, TRIAGED), TRIAGED, "concern:work", "Triage"),
        Step("review", sources(TRIAGED), REVIEW, "concern:work", "Begin the review"),
        Step("decide", sources(TRIAGED, REVIEW), DECIDED, "concern:work", "Record the outcome"),
        Step("close", _OPEN, CLOSED, "concern:work", "Close"),
        Step("reopen", sources(CLOSED), REVIEW, "concern:work", "Reopen", reason=True),
    ),
)


def steps_for(kind: CaseKind, traits: Collection[str]) -> tuple[CaseStep, ...]:
    """The steps that a case of the kind takes, being what it is."""
    return tuple(one for one in kind.steps if not one.only or one.only in traits)


def may_decide(
    kind: CaseKind, outcome: str, traits: Collection[str], happened: Collection[str]
) -> Verdict:
    """May this outcome be recorded, with what happened so far?"""
    if outcome not in kind.outcomes:
        return refused("Choose the outcome.")
    undone = [
        one.title for one in steps_for(kind, traits) if one.required and one.event not in happened
    ]
    if undone:
        return refused(f"Still to be done first: {', '.join(undone).lower()}.")
    return ALLOWED


def may_close(
    kind: CaseKind, closing: str, case_outcome: str, *, grievance: bool, answered: bool, why: str
) -> Verdict:
    """May the case be closed for this reason? A grievance takes its letter, or why none goes."""
    reason = kind.closings.get(closing)
    if reason is None:
        return refused("Choose why it is closed.")
    if not case_outcome and not reason.without_outcome:
        return refused("Record the outcome first.")
    if kind.key == PATIENT and grievance and not answered and not why.strip():
        return refused(
            "A grievance is answered in writing: send the closing letter first, or say why none "
            "goes.",
            LETTER,
        )
    return ALLOWED
