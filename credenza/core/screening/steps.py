"""The life of a match: what a list and a file may have in common until a person has said."""

from credenza.core.workflow import Step, Workflow, sources

OPEN, ASKED, UNSURE = "open", "asked", "unsure"
SAME, DIFFERENT, NAMED, GONE = "same", "different", "named", "gone"

STATES = {
    OPEN: "To be ruled on",
    ASKED: "Ruled, to be agreed",
    UNSURE: "Unsure, to be found out",
    SAME: "The same person",
    DIFFERENT: "Another person",
    NAMED: "A namesake only",
    GONE: "No longer alike or listed",
}
"""By key, in the order in which they are looked at."""

RULED_SAME, RULED_DIFFERENT, RULED_UNSURE = SAYINGS = (SAME, DIFFERENT, UNSURE)
WAITING = frozenset({OPEN, ASKED, UNSURE})
"""States in which a match is somebody's work, and keeps a "no match" away."""

_RULED = (OPEN, ASKED, UNSURE, SAME, DIFFERENT, NAMED)

MATCH = Workflow(
    states=STATES,
    start=OPEN,
    steps=(
        Step("rule:same", sources(_RULED), SAME, "screening:rule", "The same person", reason=True),
        Step(
            "rule:different",
            sources(_RULED),
            DIFFERENT,
            "screening:rule",
            "Another person",
            reason=True,
        ),
        Step("rule:unsure", sources(_RULED), UNSURE, "screening:rule", "Unsure", reason=True),
        Step("ask", sources(_RULED), ASKED, "screening:rule", "Rule, to be agreed", reason=True),
    ),
)
