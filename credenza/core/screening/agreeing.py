"""Whether one person's word is enough: the office may ask two to agree."""

from credenza.core.screening.steps import RULED_UNSURE, SAME
from credenza.core.verdict import ALLOWED, Verdict, refused

NEVER, FOR_SAME, ALWAYS = "never", "same", "always"
POLICIES = {
    NEVER: "One person rules",
    FOR_SAME: "Two must agree that it is the same person",
    ALWAYS: "Two must agree, whatever is ruled",
}


def takes_two(policy: str, says: str) -> bool:
    """Whether a ruling must be agreed to by a second person before it counts.

    "Unsure" never does: it settles nothing.
    """
    if says == RULED_UNSURE or policy == NEVER:
        return False
    return policy == ALWAYS or says == SAME


def may_agree(ruled_by: int | None, second: int | None) -> Verdict:
    """Whether ``second`` may agree to what ``ruled_by`` said: two people, each signed in."""
    if second is None:
        return refused("A person must agree, not a job of the office.")
    if ruled_by == second:
        return refused("Whoever ruled cannot be the second: ask a colleague.")
    return ALLOWED
