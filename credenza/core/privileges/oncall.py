"""Who is on call for the emergency department, and what speaks against it.

Instants are aware; two shifts touch where one ends as the other begins. 42 CFR 489.20(r)(2): a
hospital keeps a list of physicians on call to stabilize emergencies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from credenza.core.privileges.answering import word_of
from credenza.core.privileges.holding import Answer


@dataclass(frozen=True, slots=True)
class Hours:
    """One shift as far as time goes."""

    starts_at: datetime
    ends_at: datetime

    def holds(self, at: datetime) -> bool:
        """Whether it runs at an instant; its end belongs to the next one."""
        return self.starts_at <= at < self.ends_at


def gaps(shifts: Iterable[Hours], since: datetime, until: datetime) -> list[Hours]:
    """The times between two instants in which nobody is on call, earliest first."""
    found, covered = [], since
    for shift in sorted(shifts, key=lambda one: one.starts_at):
        if shift.ends_at <= covered:
            continue
        if shift.starts_at >= until:
            break
        if shift.starts_at > covered:
            found.append(Hours(covered, shift.starts_at))
        covered = max(covered, shift.ends_at)
    if covered < until:
        found.append(Hours(covered, until))
    return found


def warning(form_named: bool, answers: Sequence[Answer]) -> str:
    """Why somebody on call may not be called, "" when nothing speaks against it.

    ``answers`` are those of the core of the service's form; none where it was never granted.
    Without a form nothing can be compared, and nothing is said.
    """
    if not form_named:
        return ""
    if not answers:
        return "Does not hold the core privileges of this field here."
    if any(one.may for one in answers):
        return ""
    word = word_of(answers[0])
    return f"Core privileges: {word.word}."


def instant(written: datetime, zone: ZoneInfo, *, second: bool = False) -> datetime:
    """The instant (UTC) of a time on the wall at ``zone``; ``second``: of an hour that comes twice.

    Raises ValueError for a time that the clocks skip, as from 2 to 3 o'clock on a day in March.
    """
    local = written.replace(tzinfo=zone, fold=int(second))
    found = local.astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) != written:
        raise ValueError(
            f"{written:%Y-%m-%d %H:%M} is skipped by the clocks that day; write an hour later."
        )
    return found
