"""Whether a credential is current, and what a working life leaves open.

A credential that ends today is current today. Time is filled by work, service, education and
training; a month-precise entry fills its whole months, so that gaps are never invented, and an
entry without the dates it needs fills nothing and is reported.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from credenza.core.calendar import ONE_DAY, days_between, long_date
from credenza.core.facts import CredentialFact
from credenza.core.verdict import ALLOWED, Verdict, refused

# "probation" still permits practice; its terms are weighed by people.
CURRENT_STATUSES = frozenset({"active", "probation"})
NOT_REQUIRED = "not_required"
STATUSES = (
    "active",
    "probation",
    "pending",
    "inactive",
    "expired",
    "restricted",
    "suspended",
    "surrendered",
    "revoked",
    "denied",
    NOT_REQUIRED,
)
# Said by an authority: the holder's renewal does not lift it, only a correction by the office does.
IMPOSED = frozenset({"probation", "restricted", "suspended", "surrendered", "revoked", "denied"})
OPEN_ENDED = frozenset({"work_position", "military_service"})


def is_current(credential: CredentialFact, as_of: date) -> Verdict:
    """Whether a credential is good on ``as_of``: by its status, its start and its end.

    Without an end it is current, whether kept so continuously or simply unending; whether a
    kind may lack an end is for its requirement to say.
    """
    if credential.status not in CURRENT_STATUSES:
        return refused(f"It is {credential.status.replace('_', ' ')}.")
    if credential.starts_on is not None and as_of < credential.starts_on:
        return refused(f"It begins on {long_date(credential.starts_on)}.")
    if credential.ends_on is not None and credential.ends_on < as_of:
        return refused(f"It ended on {long_date(credential.ends_on)}.")
    return ALLOWED


def current_row(rows: Sequence[CredentialFact], as_of: date) -> CredentialFact | None:
    """The row that speaks for its kind on ``as_of``: a current one before any other, then the
    one that ends last, begins last and was entered last. None when there are no rows.
    """
    if len(rows) == 1:
        return rows[0]
    return max(rows, key=lambda row: _standing(row, as_of), default=None)


def good_until(row: CredentialFact, rows: Sequence[CredentialFact]) -> date | None:
    """The last day of validity of ``row`` with the renewals among ``rows`` that follow without
    a break; None when it does not end.
    """
    end = row.ends_on
    if len(rows) == 1:
        return end
    following = (one for one in rows if one.status in CURRENT_STATUSES and one.starts_on)
    for renewal in sorted(following, key=lambda one: one.starts_on or date.min):
        if end in (None, date.max) or (renewal.starts_on or date.max) > end + ONE_DAY:
            break
        end = None if renewal.ends_on is None else max(end, renewal.ends_on)
    return end


@dataclass(frozen=True, slots=True)
class Gap:
    """Days from ``starts_on`` to ``ends_on``, both included, that nothing on file fills.

    ``after`` and ``before`` are the credentials on either side, where there is one.
    """

    starts_on: date
    ends_on: date
    after: int | None = None
    before: int | None = None

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return days_between(self.starts_on, self.ends_on) + 1


def gaps(
    positions: Iterable[CredentialFact],
    since: date,
    until: date,
    limit_days: int = 0,
    open_ended: Collection[str] = OPEN_ENDED,
) -> tuple[Gap, ...]:
    """The gaps of more than ``limit_days`` between ``since`` and ``until``, oldest first.

    A position of an ``open_ended`` kind without an end lasts to this day. Entries without the
    dates they need are left out: ask ``undated`` for them.
    """
    found: list[Gap] = []
    open_from, last = since, None
    for start, end, position in _spans(positions, open_ended):
        if start > open_from and open_from <= until:
            found.append(Gap(open_from, min(start - ONE_DAY, until), last, position))
        if end >= until:
            break
        if end >= open_from:
            open_from, last = end + ONE_DAY, position
    else:
        if open_from <= until:
            found.append(Gap(open_from, until, last))
    return tuple(gap for gap in found if gap.days > limit_days)


def undated(
    positions: Iterable[CredentialFact], open_ended: Collection[str] = OPEN_ENDED
) -> tuple[CredentialFact, ...]:
    """The entries that cannot fill time because a date they need is missing or reversed."""
    return tuple(one for one in positions if _span(one, open_ended) is None)


def is_explained(
    gap: Gap, explanations: Sequence[CredentialFact], *, written: bool = False
) -> bool:
    """Whether explanations together cover a gap; with ``written``, only those given in writing."""
    usable = [one for one in explanations if not written or one.details.get("written") == "yes"]
    return not gaps(usable, gap.starts_on, gap.ends_on, open_ended=())


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of education counted, and the entries whose hours or date could not be read."""

    total: Decimal
    counted: tuple[int, ...] = ()
    unreadable: tuple[int, ...] = ()


def cme_hours(entries: Iterable[CredentialFact], since: date, until: date) -> Hours:
    """Hours completed from ``since`` to ``until``; an entry counts on the day it was completed."""
    total, counted, unreadable = Decimal(0), [], []
    for entry in entries:
        completed, hours = entry.ends_on or entry.starts_on, _hours(entry)
        if completed is None or hours is None:
            unreadable.append(entry.id)
        elif since <= completed <= until:
            total += hours
            counted.append(entry.id)
    return Hours(total, tuple(counted), tuple(unreadable))


def _standing(row: CredentialFact, as_of: date) -> tuple[bool, bool, date, date, int]:
    return (
        bool(is_current(row, as_of)),
        row.starts_on is None or row.starts_on <= as_of,
        row.ends_on or date.max,
        row.starts_on or date.min,
        row.id,
    )


def _spans(
    positions: Iterable[CredentialFact], open_ended: Collection[str]
) -> list[tuple[date, date, int]]:
    spans = ((_span(one, open_ended), one.id) for one in positions)
    return sorted((*span, position) for span, position in spans if span)


def _span(one: CredentialFact, open_ended: Collection[str]) -> tuple[date, date] | None:
    end = one.ends_on
    if end is None and one.kind in open_ended:
        end = date.max
    if one.starts_on is None or end is None or end < one.starts_on:
        return None
    return one.starts_on, end


def _hours(entry: CredentialFact) -> Decimal | None:
    try:
        hours = Decimal(entry.details.get("hours", "").strip())
    except InvalidOperation:
        return None
    return hours if hours.is_finite() and hours >= 0 else None
