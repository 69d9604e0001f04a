"""Standards that people show to be met: by a document, a decision, a policy, or by looking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from credenza.core.calendar import long_date
from credenza.core.standards.readiness import Ready, Standing

KINDS = {
    "document": "A document",
    "committee": "A committee's decision",
    "policy": "A policy",
    "hand": "Seen and found so",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that was shown: from when, until when (None: without an end), in which words."""

    meets: bool
    words: str
    shown_on: date
    valid_until: date | None = None
    withdrawn_on: date | None = None

    def stands(self, day: date) -> bool:
        """Whether it was shown by then and not taken back."""
        return self.shown_on <= day and (self.withdrawn_on is None or day < self.withdrawn_on)


def by_proofs(shown: Iterable[Shown], as_of: date, soon: timedelta) -> Standing:
    """How a standard stands by what was shown: the last thing counts, met or not.

    Without any it is not judged: nobody has looked. It is at risk from ``soon`` before the last
    thing ends, and then not met.
    """
    standing = [one for one in shown if one.stands(as_of)]
    if not standing:
        return Standing(Ready.NOT_JUDGED, why="Nothing is shown for it yet.")
    last = max(standing, key=lambda one: (one.shown_on, one.valid_until or date.max))
    end, since = last.valid_until, f"shown on {long_date(last.shown_on)}"
    if not last.meets:
        return Standing(Ready.NOT_MET, why=f"Found not met on {long_date(last.shown_on)}.")
    if end is None:
        return Standing(Ready.MET, why=f"It was {since}.")
    if end < as_of:
        return Standing(Ready.NOT_MET, why=f"What was {since} ended on {long_date(end)}.")
    state = Ready.AT_RISK if end - as_of < soon else Ready.MET
    return Standing(state, why=f"It was {since} and holds until {long_date(end)}.", until=end)
