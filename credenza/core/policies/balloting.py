"""How a ballot of the members came out."""

from dataclasses import dataclass

YES, NO = "yes", "no"
PASSED, FAILED = "passed", "failed"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a ballot takes, in percent: ``share`` of the votes that count must be yes, ``turnout``
    of those entitled must have voted. ``silence``: who did not vote counts as a yes.
    """

    share: int
    turnout: int = 0
    silence: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """The votes so far; ``entitled`` are all who may vote."""

    yes: int
    no: int
    entitled: int

    @property
    def silent(self) -> int:
        """Those who have not voted."""
        return self.entitled - self.yes - self.no


def result(count: Count, rule: Rule) -> str:
    """PASSED or FAILED. A share of 50 is a majority: more than half. Any other share is reached by
    being met exactly, so that two thirds of 9 (67 percent) are 7.
    """
    voted = count.yes + count.no
    if voted * 100 < rule.turnout * count.entitled:
        return FAILED
    yes = count.yes + (count.silent if rule.silence else 0)
    of = count.entitled if rule.silence else voted
    if not of:
        return FAILED
    enough = yes * 2 > of if rule.share == 50 else yes * 100 >= rule.share * of
    return PASSED if enough else FAILED


def told(count: Count) -> str:
    """The count in words."""
    return f"{count.yes} for, {count.no} against, {count.silent} of {count.entitled} did not vote"
