"""Corrective action: what it is, how it begins and ends, and who must have said so.

An investigation begins and ends only by a resolution of the medical executive committee that is on
record: whether somebody gave up privileges "while under investigation" hangs on these two days.
A precautionary suspension comes first and is put before that committee, with the practitioner
heard. What changes privileges for longer is proposed, may be heard, and then is final.
"""

from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.core.workflow import Step, Workflow, sources

INVESTIGATION, PRECAUTIONARY = "investigation", "precautionary"
RESTRICTION, REVOCATION, SURRENDER = "restriction", "revocation", "surrender"

KINDS = {
    INVESTIGATION: "Investigation",
    PRECAUTIONARY: "Precautionary suspension",
    RESTRICTION: "Restriction of privileges",
    REVOCATION: "Revocation of privileges or membership",
    SURRENDER: "Privileges given up",
}
ADVERSE = frozenset({RESTRICTION, REVOCATION})
"""Kinds that are proposed, may be heard, and then are final."""

CARE, ADMINISTRATIVE = "care", "administrative"
BASES = {
    CARE: "Professional competence or conduct",
    ADMINISTRATIVE: "Administrative alone",
}

ASKED, DECLINED, RUNNING, ENDED = "asked", "declined", "running", "ended"
RESTING, LIFTED = "resting", "lifted"
PROPOSED, FINAL, DROPPED = "proposed", "final", "dropped"
RECORDED = "recorded"

_KEEP = "action:keep"
WORKFLOWS = {
    INVESTIGATION: Workflow(
        states={
            ASKED: "Asked for; the committee has not resolved",
            DECLINED: "Declined",
            RUNNING: "Under way",
            ENDED: "Ended",
        },
        start=ASKED,
        steps=(
            Step("begin", sources(ASKED), RUNNING, _KEEP, "Begin the investigation"),
            Step("decline", sources(ASKED), DECLINED, _KEEP, "Decline it", True),
            Step("end", sources(RUNNING), ENDED, _KEEP, "End the investigation", True),
        ),
    ),
    PRECAUTIONARY: Workflow(
        states={RESTING: "In force", LIFTED: "Lifted"},
        start=RESTING,
        steps=(
            Step("continue", sources(RESTING), RESTING, _KEEP, "Continue the suspension", True),
            Step("lift", sources(RESTING), LIFTED, _KEEP, "Lift the suspension", True),
        ),
    ),
    **{
        kind: Workflow(
            states={PROPOSED: "Proposed", FINAL: "Final", DROPPED: "Not taken"},
            start=PROPOSED,
            steps=(
                Step("adopt", sources(PROPOSED), FINAL, _KEEP, "Record the final action", True),
                Step(
                    "drop", sources(PROPOSED), DROPPED, _KEEP, "Record that it is not taken", True
                ),
            ),
        )
        for kind in sorted(ADVERSE)
    },
    SURRENDER: Workflow(states={RECORDED: "Recorded"}, start=RECORDED, steps=()),
}
BY_RESOLUTION = frozenset({"begin", "decline", "end", "continue", "lift"})
"""Steps that take a resolution of the medical executive committee on record."""

OPEN = frozenset({ASKED, RUNNING, RESTING, PROPOSED})
"""States in which a clock runs."""

STATES = {key: title for one in WORKFLOWS.values() for key, title in one.states.items()}

NO_RESOLUTION = (
    "Only a resolution of the medical executive committee does this: record its meeting, its words "
    "and its vote."
)
NOT_HEARD = (
    "Say how the practitioner was heard, or that they declined: the committee continues a "
    "suspension only after that."
)
BYLAWS = "Bylaws, corrective action"


def may_step(kind: str, state: str, verb: str, *, resolved: bool, heard: bool) -> Verdict:
    """May an action of ``kind`` take this step now?

    ``resolved``: the committee's resolution is on record. ``heard``: it tells how the practitioner
    was heard, or that they declined.
    """
    table = WORKFLOWS[kind]
    if verb not in {one.verb for one in table.steps}:
        return refused(f"{KINDS[kind]}: there is no such step.")
    possible = table.may_go(state, verb)
    if not possible:
        return possible
    if verb in BY_RESOLUTION and not resolved:
        return refused(NO_RESOLUTION, BYLAWS)
    if verb == "continue" and not heard:
        return refused(NOT_HEARD, BYLAWS)
    return ALLOWED
