"""The months of a working life that an application leaves open.

A month that is named is filled wholly, from its first day to its last, so that no gap is invented
(NCQA CR 3: gaps over six months explained, over a year in writing; the office's own limit may be
shorter).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.applications.answers import Entry, span_day
from credenza.core.applications.kinds import KIND, Section
from credenza.core.calendar import add_months, long_date
from credenza.core.credentials import Gap, gaps, is_explained
from credenza.core.facts import CredentialFact
from credenza.core.law import Limit, later

EXPLANATION = "gap_explanation"
FILLING = ("education", "training", "work")
LOOKBACK_MONTHS = 60


@dataclass(frozen=True, slots=True)
class OpenGap:
    """A gap over the limit: the days, whether it is explained, and the limit's own words."""

    starts_on: date
    ends_on: date
    explained: bool
    limit: str

    @property
    def words(self) -> str:
        """The gap as a sentence."""
        return f"{long_date(self.starts_on)} to {long_date(self.ends_on)} is not accounted for."


def open_gaps(
    entries: Iterable[Entry],
    sections: Mapping[str, Section],
    limits: Sequence[Limit],
    as_of: date,
) -> tuple[OpenGap, ...]:
    """Every gap longer than one of ``limits`` within the months looked back over, oldest first.

    Time counts from the first entry on, or from the months looked back over where there is an
    earlier one; before the first entry nothing is asked.
    """
    facts = [_fact(number, one, sections) for number, one in enumerate(entries, 1)]
    filling = [one for one in facts if one and one.kind != EXPLANATION]
    told = [one for one in facts if one and one.kind == EXPLANATION]
    started = [one.starts_on for one in filling if one.starts_on]
    if not started:
        return ()
    found: dict[Gap, Limit] = {}
    for limit in limits:
        since = max(min(started), add_months(as_of, -(limit.span or LOOKBACK_MONTHS)))
        for gap in gaps(filling, since, as_of):
            if is_over(limit, gap):
                found.setdefault(gap, limit)
    return tuple(
        OpenGap(gap.starts_on, gap.ends_on, is_explained(gap, told), found[gap].in_words())
        for gap in sorted(found, key=lambda one: one.starts_on)
    )


def is_over(limit: Limit, gap: Gap) -> bool:
    """Whether a gap is longer than a limit."""
    return later(gap.starts_on, limit.amount or 0, limit.unit) <= gap.ends_on


def _fact(number: int, entry: Entry, sections: Mapping[str, Section]) -> CredentialFact | None:
    section = sections.get(entry.section)
    if section is None or entry.none or entry.section not in (*FILLING, "gaps"):
        return None
    columns = {question.column: question for question in section.questions}
    start, end = columns.get("starts_on"), columns.get("ends_on")
    kind = entry.answers.get(KIND) or section.credentials[0]
    return CredentialFact(
        id=number,
        kind=kind,
        starts_on=span_day(start, entry.answers.get(start.key, ""), last=False) if start else None,
        ends_on=span_day(end, entry.answers.get(end.key, ""), last=True) if end else None,
    )
