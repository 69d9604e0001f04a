"""What a rule answers: yes or no, with the reason and where the rule is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule. ``reason`` is a sentence a coordinator can read aloud."""

    ok: bool
    reason: str = ""
    citation: str = ""

    def __bool__(self) -> bool:
        return self.ok


ALLOWED = Verdict(True)


def refused(reason: str, citation: str = "") -> Verdict:
    """A verdict that says no, and why."""
    return Verdict(False, reason, citation)


class Refused(Exception):
    """An act that a rule refused; carries the verdict."""

    def __init__(self, verdict: Verdict):
        super().__init__(verdict.reason)
        self.verdict = verdict


def require(verdict: Verdict) -> None:
    """Go on if the verdict is yes; raise Refused with its reason if not."""
    if not verdict:
        raise Refused(verdict)
