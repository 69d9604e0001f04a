"""What in the ledger may not be honest documentation: signs for a person to look at.

NCQA asks that updates without a reason, dates set back, deletions, and checks and audits by one
hand are found, and that what is found is justified or corrected (CR 8). A sign is no verdict: most
have a good reason, which somebody writes down.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from credenza.core.calendar import days_between, long_date

KINDS = {
    "no_reason": "Changed without a reason",
    "set_back": "Dated back",
    "deleted": "Deleted",
    "after_decision": "Entered after the decision it served",
    "one_hand": "Verified and judged by one hand",
    "odd_hours": "Outside the office's hours",
}
ADDED, CHANGED, REMOVED = "A", "C", "R"
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Watch:
    """A table whose changes are watched: its name in words, the columns that tell something, and
    those of them that say on which day something was done.
    """

    table: str
    title: str
    columns: frozenset[str]
    days: frozenset[str]


@dataclass(frozen=True, slots=True)
class IntegrityPolicy:
    """What the office looks for. ``set_back_days``: so many days may lie between a day and its
    entry. Office hours run from ``opens`` to before ``closes``, on weekdays.

    Acts in ``own_reason`` say by themselves why they change something, and those in ``brought_in``
    bring facts from elsewhere with the days they have there. ``pairs`` are acts on one file that
    take two people.
    """

    citation: str
    confidence: str
    set_back_days: int
    opens: int
    closes: int
    watches: Mapping[str, Watch]
    own_reason: frozenset[str]
    brought_in: frozenset[str]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One row that somebody added (A), changed (C) or removed (R), in an act.

    ``at`` is in the office's zone. ``old`` and ``new`` are values by column, as text; an added or
    removed row is whole, a changed one has the columns that changed.
    """

    change: int
    act: int
    verb: str
    actor: int
    name: str
    at: datetime
    reason: str
    file: int
    table: str
    kind: str
    old: Mapping[str, object] = field(default_factory=dict)
    new: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to look at: its kind, the edit it is about, and a sentence."""

    kind: str
    edit: Edit
    words: str


def signs(
    edits: Sequence[Edit], decided: Mapping[int, Sequence[date]], policy: IntegrityPolicy
) -> Iterator[Sign]:
    """The signs in ``edits``; ``decided`` are the days of decisions by file."""
    for edit in edits:
        watch = policy.watches.get(edit.table)
        if watch is None:
            continue
        for kind, look in _LOOKS.items():
            words = look(edit, watch, decided.get(edit.file, ()), policy)
            if words:
                yield Sign(kind, edit, words)


def one_hand(acts: Sequence[tuple[int, str, int, Edit]], policy: IntegrityPolicy) -> Iterator[Sign]:
    """Signs that somebody judged their own work: ``acts`` are (file, verb, actor, edit) in their
    order; told is the second act of a pair.
    """
    done: set[tuple[int, str, int]] = set()
    for file, verb, actor, edit in acts:
        for first, second in policy.pairs:
            if verb == second and (file, first, actor) in done:
                yield Sign("one_hand", edit, f"{edit.name} did both “{first}” and “{second}”.")
        done.add((file, verb, actor))


def _no_reason(edit: Edit, watch: Watch, decided, policy: IntegrityPolicy) -> str:
    if edit.kind != CHANGED or edit.reason.strip() or edit.verb in policy.own_reason:
        return ""
    told = [name for name in sorted(watch.columns & edit.new.keys()) if edit.old.get(name)]
    if not told:
        return ""
    changes = (f"{_word(name)} from {edit.old[name]} to {_said(edit.new[name])}" for name in told)
    return f"{watch.title}: {', '.join(changes)}."


def _set_back(edit: Edit, watch: Watch, decided, policy: IntegrityPolicy) -> str:
    if edit.kind == REMOVED or edit.verb in policy.brought_in:
        return ""
    for name in sorted(watch.days):
        day, before = _day(edit.new.get(name)), _day(edit.old.get(name))
        if day is None:
            continue
        if edit.kind == CHANGED and before is not None and day < before:
            moved = f"moved back from {long_date(before)} to {long_date(day)}"
            return f"{watch.title}: {_word(name)} {moved}."
        late = days_between(day, edit.at.date())
        if edit.kind == ADDED and late > policy.set_back_days:
            return f"{watch.title}: {_word(name)} {long_date(day)}, entered {late} days later."
    return ""


def _deleted(edit: Edit, watch: Watch, decided, policy: IntegrityPolicy) -> str:
    return f"{watch.title}: removed from the file." if edit.kind == REMOVED else ""


def _after_decision(edit: Edit, watch: Watch, decided, policy: IntegrityPolicy) -> str:
    if edit.kind == REMOVED or edit.verb in policy.brought_in:
        return ""
    entered = edit.at.date()
    for name in sorted(watch.days):
        day = _day(edit.new.get(name))
        served = [one for one in decided if day is not None and day <= one < entered]
        if served:
            return (
                f"{watch.title}: {_word(name)} {long_date(day)}, entered on {long_date(entered)}, "
                f"after the decision of {long_date(max(served))}."
            )
    return ""


def _odd_hours(edit: Edit, watch: Watch, decided, policy: IntegrityPolicy) -> str:
    if edit.kind == ADDED or not watch.columns & (edit.new.keys() | edit.old.keys()):
        return ""
    if policy.opens <= edit.at.hour < policy.closes and edit.at.weekday() < SATURDAY:
        return ""
    return f"{watch.title}: changed on a {edit.at:%A} at {edit.at:%H:%M}."


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _word(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ")


def _said(value: object) -> str:
    return str(value) if value not in (None, "") else "nothing"


_LOOKS: Mapping[str, Callable[[Edit, Watch, Sequence[date], IntegrityPolicy], str]] = {
    "no_reason": _no_reason,
    "set_back": _set_back,
    "deleted": _deleted,
    "after_decision": _after_decision,
    "odd_hours": _odd_hours,
}
