"""What stations recommend on what was asked, and what a grant then holds."""

from dataclasses import dataclass

from credenza.core.privileges.conditions import Condition
from credenza.core.verdict import ALLOWED, Verdict, refused

ASKED, NOT_ASKED, UNAVAILABLE = "asked", "not_asked", "unavailable"
ANSWERS = {
    ASKED: "Asked for",
    NOT_ASKED: "Not asked for",
    UNAVAILABLE: "Not available here",
}

AS_REQUESTED, WITH_CONDITIONS, MODIFIED = "as_asked", "conditions", "modified"
DEFER, DENY = "defer", "deny"
SAYINGS = {
    AS_REQUESTED: "As requested",
    WITH_CONDITIONS: "With conditions",
    MODIFIED: "Modified",
    DEFER: "Defer",
    DENY: "Deny",
}
GRANTING = frozenset({AS_REQUESTED, WITH_CONDITIONS, MODIFIED})
ADVERSE = frozenset({DENY})

INITIAL, RENEWAL, ADDITION = "initial", "renewal", "addition"
REQUEST_KINDS = {
    INITIAL: "First privileges",
    RENEWAL: "Renewal",
    ADDITION: "Further privileges",
}


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a station, or the decision, says on one item.

    ``without`` are keys of procedures left out of what was asked. ``reason`` is needed wherever
    it is not as requested: the practitioner has a right to it (42 USC 11112(b)).
    """

    says: str
    reason: str = ""
    conditions: tuple[Condition, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def grants(self) -> bool:
        return self.says in GRANTING


def is_sound(one: Recommendation) -> Verdict:
    """Does a recommendation say all that it must?"""
    if one.says not in SAYINGS:
        return refused(f"“{one.says}” is no recommendation: use one of {', '.join(SAYINGS)}.")
    if one.says == WITH_CONDITIONS and not one.conditions:
        return refused("Say which conditions: a proctor, supervision, a site, ages or other words.")
    if one.says == MODIFIED and not (one.without or one.conditions or one.reason.strip()):
        return refused("Say what is modified.")
    if one.says not in (AS_REQUESTED, WITH_CONDITIONS) and not one.reason.strip():
        return refused(f"“{SAYINGS[one.says]}” needs its reason.")
    return ALLOWED
