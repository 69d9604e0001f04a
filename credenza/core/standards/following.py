"""What follows an audit: a corrective action for each finding, and another audit that tests it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_months, long_date
from credenza.core.verdict import ALLOWED, Verdict, refused


@dataclass(frozen=True, slots=True)
class Again:
    """When an audit is followed by another: after findings, ``earliest`` to ``latest`` months;
    without any, ``yearly`` months later.
    """

    earliest: int
    latest: int
    citation: str
    yearly: int
    yearly_citation: str


@dataclass(frozen=True, slots=True)
class Due:
    """The next audit: the days between which it is to be held, and who says so."""

    first: date
    last: date
    citation: str

    def is_open(self, day: date) -> bool:
        """Has the time for it come?"""
        return self.first <= day


def next_audit(again: Again, closed_on: date, findings: int) -> Due:
    """When the next audit is due, counted from the day on which this one was closed."""
    if not findings:
        return Due(closed_on, add_months(closed_on, again.yearly), again.yearly_citation)
    first = add_months(closed_on, again.earliest)
    return Due(first, add_months(closed_on, again.latest), again.citation)


def may_audit_again(due: Due, day: date) -> Verdict:
    """May the re-audit begin? Before the time a correction could not show yet."""
    if due.is_open(day):
        return ALLOWED
    return refused(f"Whether corrections hold shows from {long_date(due.first)}.", due.citation)


def may_score(auditor: str, verifiers: Iterable[str]) -> Verdict:
    """May this colleague audit the file? Nobody audits what they verified themselves."""
    if auditor in verifiers:
        return refused("You verified in this file yourself: let a colleague score it.", "NCQA CR 8")
    return ALLOWED
