"""What a working life shows: gaps explained, references enough, hours of education."""

from collections.abc import Iterator, Mapping
from datetime import date

from credenza.core.calendar import ONE_DAY, long_date
from credenza.core.credentials import (
    OPEN_ENDED,
    Gap,
    cme_hours,
    gaps,
    is_explained,
    undated,
)
from credenza.core.facts import CredentialFact, Finding, State, VerificationFact
from credenza.core.judges.case import Case, deciding, finding
from credenza.core.judges.freshness import NO_DECISION, answered
from credenza.core.law import Limit, later
from credenza.core.rulebook import Check, Era

EXPLANATION = "gap_explanation"
LOOKBACK_MONTHS = 60
_NO_DECISION = f"{NO_DECISION.capitalize()}."


def gaps_explained(check: Check, case: Case) -> Iterator[Finding]:
    """Every gap longer than the limit, in the months looked back over, has an explanation.

    A gap is measured whole even where it began before. With the option ``written = "yes"`` only
    written explanations count.
    """
    era = check.era_on(case.decision_on or case.as_of)
    if era is None:
        return
    if case.decision_on is None:
        yield finding(check, case, State.MISSING, era.basis, _NO_DECISION)
        return
    positions = [one for kind in check.kinds for one in case.credentials.get(kind.key, ())]
    yield _judge_gaps(check, case, era, _History(positions, case.decision_on))


def counted(check: Check, case: Case) -> Iterator[Finding]:
    """Enough confirmed answers (such as peer references) within the months that count."""
    day = case.decision_on
    era = check.era_on(day or case.as_of)
    if era is None:
        return
    if day is None:
        yield finding(check, case, State.MISSING, era.basis, _NO_DECISION)
        return
    limit = max(era.limits, key=lambda one: one.amount or 0)
    span = _span(check, era)
    reach = {one.id: later(one.verified_on, span, "months") for one in _references(check, case)}
    ids = sorted(key for key, last_day in reach.items() if last_day >= day)
    needed = limit.amount or 0
    enough = len(ids) >= needed
    reason = f"{check.kind.title}: {len(ids)} of {needed} within {span} months."
    yield finding(
        check,
        case,
        State.MET if enough else State.MISSING,
        limit,
        reason,
        evidence=tuple(ids),
        due_on=None if case.applicant or enough else day,
        until=min((reach[key] for key in ids), default=None) if case.applicant else None,
    )


def hours(check: Check, case: Case) -> Iterator[Finding]:
    """Enough hours of education in the months that count, back from the judging day."""
    era = check.era_on(case.as_of)
    if era is None:
        return
    limit = max(era.limits, key=lambda one: one.amount or 0)
    span = _span(check, era)
    entries = case.credentials.get(check.kind.key, [])
    reach = {one.id: later(done, span, "months") for one in entries if (done := _completed(one))}
    recent = [one for one in entries if reach.get(one.id, date.max) >= case.as_of]
    sum_of = cme_hours(recent, date.min, case.as_of)
    ahead = [day - ONE_DAY for one in entries if (day := _completed(one)) and day > case.as_of]
    unreadable = f" {len(sum_of.unreadable)} without hours or date." if sum_of.unreadable else ""
    met = sum_of.total >= (limit.amount or 0)
    yield finding(
        check,
        case,
        State.MET if met else State.MISSING,
        limit,
        f"{sum_of.total.normalize():f} of {limit.amount} hours within {span} months.{unreadable}",
        until=min([*ahead, *(reach[key] for key in sum_of.counted)], default=None),
    )


class _History:
    """Positions up to a day, with what stays open at either end."""

    def __init__(self, positions: list[CredentialFact], anchor: date) -> None:
        self.positions = positions
        self.anchor = anchor
        without = {one.id for one in undated(positions)}
        dated = [one for one in positions if one.id not in without]
        self.undated = len(without)
        self.first = min((one.starts_on for one in dated if one.starts_on), default=None)
        begun = [one for one in dated if (one.starts_on or date.min) <= anchor]
        self.filled_to = max((one.ends_on or date.max for one in begun), default=None)

    def since(self, span: int) -> date:
        """The first day looked back over."""
        return later(self.anchor, -span, "months")

    def long_gaps(self, limit: Limit, span: int) -> list[Gap]:
        """The gaps over the limit that reach into the span."""
        since = self.since(span)
        start = min(since, self.first or since)
        found = gaps(self.positions, start, self.anchor, open_ended=OPEN_ENDED)
        return [gap for gap in found if gap.ends_on >= since and _is_over(limit, gap)]

    def is_trailing(self, gap: Gap) -> bool:
        """Whether the gap is still open on the anchor day."""
        return gap.ends_on == self.anchor and gap.before is None

    def is_leading(self, gap: Gap) -> bool:
        """Whether nothing is on file before the gap."""
        return gap.after is None


def _judge_gaps(check: Check, case: Case, era: Era, history: _History) -> Finding:
    explanations = case.credentials.get(EXPLANATION, [])
    written = check.option("written") == "yes"
    unexplained: dict[Gap, Limit] = {}
    until = date.max
    for limit in era.limits:
        span = limit.span or LOOKBACK_MONTHS
        for gap in history.long_gaps(limit, span):
            until = min(until, _in_view(case, history, gap, span))
            if not is_explained(gap, explanations, written=written):
                unexplained.setdefault(gap, limit)
        until = min(until, _next_trailing(case, history, limit))
    limit, reason = _gap_sentence(history, era, unexplained)
    return finding(
        check,
        case,
        State.MISSING if unexplained else State.MET,
        limit,
        reason,
        due_on=case.decision_on if unexplained and not case.applicant else None,
        until=until if case.applicant and until < date.max else None,
    )


def _gap_sentence(
    history: _History, era: Era, unexplained: Mapping[Gap, Limit]
) -> tuple[Limit, str]:
    note = f" {history.undated} without the dates needed." if history.undated else ""
    if not unexplained:
        _, limit = deciding(era.limits, history.anchor)
        return limit, f"No unexplained gap of more than {limit.in_words()}.{note}"
    gap, limit = next(iter(unexplained.items()))
    more = f" {len(unexplained) - 1} more." if len(unexplained) > 1 else ""
    words = f"{_gap_words(history, gap)}, unexplained (limit {limit.in_words()})."
    return limit, f"{words}{more}{note}"


def _gap_words(history: _History, gap: Gap) -> str:
    if history.is_leading(gap) and history.is_trailing(gap):
        return "No work history is on file"
    if history.is_leading(gap):
        return f"Nothing is on file before {long_date(gap.ends_on + ONE_DAY)}"
    if history.is_trailing(gap):
        return f"Nothing is on file since {long_date(gap.starts_on)}"
    return f"Gap from {long_date(gap.starts_on)} to {long_date(gap.ends_on)}"


def _in_view(case: Case, history: _History, gap: Gap, span: int) -> date:
    """The last judging day on which a gap surely looks the same: one that nothing precedes
    shrinks daily, one that reaches this day grows, even where something is to follow, and every
    gap leaves the span.
    """
    if history.is_leading(gap) or gap.ends_on == history.anchor:
        return case.as_of
    return max(case.as_of, later(gap.ends_on, span, "months"))


def _next_trailing(case: Case, history: _History, limit: Limit) -> date:
    """The last judging day on which the time since the last entry is still within the limit."""
    if history.filled_to in (None, date.max):
        return date.max
    over_on = later(history.filled_to + ONE_DAY, limit.amount or 0, limit.unit)
    return over_on - ONE_DAY if over_on > case.as_of else date.max


def _is_over(limit: Limit, gap: Gap) -> bool:
    return later(gap.starts_on, limit.amount or 0, limit.unit) <= gap.ends_on


def _references(check: Check, case: Case) -> list[VerificationFact]:
    """The last confirmed answer of each peer."""
    answers = answered(check, case, confirmed=True)
    answers.sort(key=lambda one: (one.verified_on or date.min, one.id))
    return list({one.credentials or one.id: one for one in answers}.values())


def _completed(entry: CredentialFact) -> date | None:
    return entry.ends_on or entry.starts_on


def _span(check: Check, era: Era) -> int:
    spans = [limit.span for limit in era.limits if limit.span]
    return min(spans, default=int(check.option("span_months") or LOOKBACK_MONTHS))
