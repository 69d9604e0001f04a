"""How a conduct report is answered: in tiers, proposed from history, decided by people.

After Vanderbilt's promoting-professionalism pyramid: one report brings an informal talk over a
cup of coffee, a pattern brings awareness by comparison with peers, a pattern that goes on a plan
guided by a leader, and what goes on in spite of it the bylaws. Some reports bypass all tiers.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_months

INFORMAL, AWARENESS, GUIDED, DISCIPLINARY = "informal", "awareness", "guided", "disciplinary"
MANDATED = "mandated"
TIERS = (INFORMAL, AWARENESS, GUIDED, DISCIPLINARY)
"""From the mildest; a mandated review stands beside them."""

THRESHOLDS = ("months", "awareness", "guided", "disciplinary")
"""Months looked back over, and from how many reports a tier is proposed: for awareness of all, for
the others of those since the tier before."""


@dataclass(frozen=True, slots=True)
class TierStep:
    """Something that a tier asks for. ``answer``: the practitioner's right to answer.

    ``days`` is by when, from the day of the decision; 0: no limit of its own.
    """

    key: str
    title: str
    days: int = 0
    answer: bool = False


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier, in our words, with its steps and where it comes from."""

    key: str
    title: str
    text: str
    citation: str
    confidence: str
    steps: tuple[TierStep, ...]

    @property
    def answer_days(self) -> int:
        """Days within which the practitioner may answer."""
        return next(one.days for one in self.steps if one.answer)


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a practitioner until a report: days of reports, this one among them, and
    which tiers were decided when.
    """

    reports: tuple[date, ...]
    given: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The tier that history suggests, and why in words. Nothing follows from it by itself."""

    tier: str
    why: str
    counted: int


def propose(
    history: History,
    thresholds: Mapping[str, int],
    as_of: date,
    bypasses: Collection[str] = (),
) -> Proposal:
    """Propose a tier by the ``thresholds`` in force; ``bypasses`` in words lead past all tiers."""
    first = add_months(as_of, -thresholds["months"])
    counted = [day for day in history.reports if first < day <= as_of]
    if bypasses:
        why = f"{_listed(bypasses)}: this goes to mandated review, whatever the history."
        return Proposal(MANDATED, why, len(counted))
    given = [(tier, day) for tier, day in history.given if first < day <= as_of]
    tier, why = _by_pattern(counted, given, thresholds)
    return Proposal(tier, why, len(counted))


def _by_pattern(
    reports: list[date], given: list[tuple[str, date]], thresholds: Mapping[str, int]
) -> tuple[str, str]:
    for before, tier in ((DISCIPLINARY, DISCIPLINARY), (GUIDED, DISCIPLINARY), (AWARENESS, GUIDED)):
        days = [day for held, day in given if held == before]
        since = [day for day in reports if days and day > max(days)]
        if since and len(since) >= thresholds[tier]:
            return tier, f"{_counted(len(since))} since the last response, “{before}”."
    span = f"within {thresholds['months']} months"
    if len(reports) >= thresholds[AWARENESS]:
        return (
            AWARENESS,
            f"{_counted(len(reports))} {span}: a pattern, from {thresholds[AWARENESS]}.",
        )
    return (
        INFORMAL,
        f"{_counted(len(reports))} {span}: no pattern, which begins at {thresholds[AWARENESS]}.",
    )


def _counted(number: int) -> str:
    return "1 report" if number == 1 else f"{number} reports"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    return " and ".join(found) if len(found) < 3 else f"{', '.join(found[:-1])} and {found[-1]}"
