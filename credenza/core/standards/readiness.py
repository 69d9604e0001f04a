"""How a standard stands: over the files of a facility, or by what was shown for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Ready(StrEnum):
    """How a standard stands on a day, worst last."""

    NOT_JUDGED = "not_judged"
    MET = "met"
    AT_RISK = "at_risk"
    NOT_MET = "not_met"


WORST_FIRST = (Ready.NOT_MET, Ready.AT_RISK, Ready.NOT_JUDGED, Ready.MET)
"""The order in which a wall shows its standards."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files meet a standard, how many still do but must soon be seen to, and how many
    fall short. Files to which the standard says nothing are in none of them.
    """

    met: int = 0
    at_risk: int = 0
    short: int = 0

    @property
    def of(self) -> int:
        """The denominator: the files that the standard judges."""
        return self.met + self.at_risk + self.short

    @property
    def meeting(self) -> int:
        """The numerator: the files that meet it, those at risk among them."""
        return self.met + self.at_risk

    @property
    def state(self) -> Ready:
        """One file that falls short is enough: surveyors cite the file that they opened."""
        if not self.of:
            return Ready.NOT_JUDGED
        if self.short:
            return Ready.NOT_MET
        return Ready.AT_RISK if self.at_risk else Ready.MET


@dataclass(frozen=True, slots=True)
class Standing:
    """How one standard stands at a facility.

    ``numerator`` of ``denominator`` files meet it (both None where it is not proven by files),
    ``at_risk`` of them for a short while, and ``files`` fall short. ``why`` is a sentence;
    ``until`` is the last day on which this holds, as far as that is known.
    """

    state: Ready
    numerator: int | None = None
    denominator: int | None = None
    at_risk: int = 0
    files: int = 0
    why: str = ""
    until: date | None = None


def of_files(counts: Counts) -> Standing:
    """The standing of a standard that is proven by the files."""
    return Standing(
        counts.state,
        counts.meeting,
        counts.of,
        counts.at_risk,
        counts.short,
        _counted_in_words(counts),
    )


def worst(standings: Iterable[Standing]) -> Standing | None:
    """Of several things that prove the same, the one that stands worst; None of none.

    What is not judged gives way to what is.
    """
    judged = sorted(
        (one for one in standings if one.state is not Ready.NOT_JUDGED),
        key=lambda one: WORST_FIRST.index(one.state),
    )
    return judged[0] if judged else None


def _counted_in_words(counts: Counts) -> str:
    if not counts.of:
        return "It asks nothing of the files here."
    if counts.short:
        verb = "falls" if counts.short == 1 else "fall"
        return f"{counts.short:,} of {counts.of:,} files {verb} short."
    if counts.at_risk:
        verb = "meets" if counts.at_risk == 1 else "meet"
        return f"All {counts.of:,} files meet it; {counts.at_risk:,} {verb} it for a short while."
    return f"All {counts.of:,} files meet it."
