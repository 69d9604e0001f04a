"""The life of a version of a policy as a table, from the draft to its approval."""

from credenza.core.workflow import Step, Workflow, sources

DRAFT, BEFORE, APPROVED, DISCARDED = "draft", "before", "approved", "discarded"
_KEEP, _APPROVE = "policy:keep", "policy:approve"

VERSION = Workflow(
    states={
        DRAFT: "A draft",
        BEFORE: "On its way to approval",
        APPROVED: "Approved",
        DISCARDED: "Discarded",
    },
    start=DRAFT,
    steps=(
        Step("propose", sources(DRAFT), BEFORE, _KEEP, "Send on its way"),
        Step("pass", sources(BEFORE), BEFORE, _KEEP, "Carry out a committee's approval"),
        Step("decided", sources(BEFORE), APPROVED, _KEEP, "Carry out the last approval"),
        Step("approve", sources(DRAFT, BEFORE), APPROVED, _APPROVE, "Record an approval by hand"),
        Step("return", sources(BEFORE), DRAFT, _KEEP, "Back to the draft", reason=True),
        Step("discard", sources(DRAFT), DISCARDED, _KEEP, "Discard", reason=True),
    ),
)
"""A version is in force from its day until the next one's; that follows from days, not steps."""
