"""To whom an action may have to be reported, why, and by when: shown, never decided.

Each rule of the packs is answered for each action, the ones that do not bind too, with the facts
it looked at. That an action is reported, or is not reportable, a person says and signs for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_days, days_between, long_date
from credenza.core.concerns.corrective import ADMINISTRATIVE, ADVERSE, FINAL, SURRENDER
from credenza.core.concerns.suspension import Period, reached_on

OVER, CUMULATIVE, FINAL_ACTION, GIVEN_UP = "over", "cumulative", "final", "surrender"
TRIGGERS = (OVER, CUMULATIVE, FINAL_ACTION, GIVEN_UP)

SOURCES = (
    "name",
    "other_names",
    "masked",
    "profession",
    "npi",
    "licences",
    "address",
    "facility",
    "kind",
    "action_on",
    "effective_on",
    "length",
    "basis",
    "investigation",
    "hearing",
)
"""Where the record may know a field of a worksheet."""

REPORTABLE, NOT_YET, OPTIONAL, UNSAID, NOT = "reportable", "not_yet", "optional", "unsaid", "not"
ANSWERS = {
    REPORTABLE: "Reportable as it stands",
    NOT_YET: "Not yet",
    OPTIONAL: "Reporting is optional",
    UNSAID: "Say first what it was for",
    NOT: "Not reportable by this rule",
}


@dataclass(frozen=True, slots=True)
class ReportRule:
    """One duty to report. ``within`` is the days for the report from the day it became due.

    ``trigger``: privileges restricted for more than ``amount`` days ("over"), for ``amount`` days
    in all within ``months`` ("cumulative"), a final adverse action ("final"), or privileges given
    up under investigation ("surrender"). ``states`` and ``professions`` narrow whom it binds;
    ``optional``: for the other professions it may be reported.
    """

    key: str
    authority: str
    title: str
    rule: str
    trigger: str
    within: int
    citation: str
    confidence: str
    amount: int = 0
    months: int = 0
    states: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    optional: bool = False

    def binds(self, state: str) -> bool:
        """Whether it holds in a state."""
        return not self.states or state in self.states


@dataclass(frozen=True, slots=True)
class WorksheetField:
    """One field of a report; ``source`` is one of ``SOURCES``, "" where a person writes it."""

    key: str
    label: str
    source: str = ""
    long: bool = False


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """An action as the rules see it.

    ``periods`` are the days of rest of this action, ``others`` those of the practitioner's other
    actions there. ``until_on`` is the last day of what is final, None while it has no end.
    """

    kind: str
    state: str
    basis: str
    profession: str
    place: str
    periods: tuple[Period, ...] = ()
    others: tuple[Period, ...] = ()
    final_on: date | None = None
    until_on: date | None = None
    under_investigation: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule says: ``since`` the day it became due, ``by`` the last day to report."""

    rule: ReportRule
    says: str
    why: str
    since: date | None = None
    by: date | None = None

    def left(self, as_of: date) -> int | None:
        """Days left until ``by``; negative once it is over."""
        return None if self.by is None else days_between(as_of, self.by)


def answers(facts: ActionFacts, rules: Iterable[ReportRule], as_of: date) -> tuple[Answer, ...]:
    """What each rule that holds in the facility's state says on a day, the nearest clock first."""
    found = [answer(facts, one, as_of) for one in rules if one.binds(facts.place)]
    return tuple(sorted(found, key=lambda one: (one.by is None, one.by or date.max, one.rule.key)))


def answer(facts: ActionFacts, rule: ReportRule, as_of: date) -> Answer:
    """What one rule says of an action on a day."""
    since, why = _TRIGGERED[rule.trigger](facts, rule, as_of)
    if since is None:
        return Answer(rule, NOT_YET if _may_still(facts, rule) else NOT, why)
    if facts.basis == ADMINISTRATIVE:
        return Answer(rule, NOT, "It is administrative alone, and not for competence or conduct.")
    by = add_days(since, rule.within)
    if rule.professions and facts.profession not in rule.professions:
        says = OPTIONAL if rule.optional else NOT
        return Answer(rule, says, f"{why} The rule binds other professions.", since)
    if not facts.basis:
        return Answer(rule, UNSAID, why, since, by)
    return Answer(rule, REPORTABLE, why, since, by)


def _over(facts: ActionFacts, rule: ReportRule, as_of: date) -> tuple[date | None, str]:
    for period in facts.periods:
        day = period.day(rule.amount + 1)
        if period.rests(day) and day <= as_of:
            return day, f"Day {rule.amount + 1} was {long_date(day)}, and it was not lifted before."
    if facts.kind in ADVERSE and facts.state == FINAL and _lasts(facts, rule.amount):
        return (
            facts.final_on,
            f"Final on {long_date(facts.final_on)}, for more than {rule.amount} days.",
        )
    for period in facts.periods:
        day = period.day(rule.amount + 1)
        if period.rests(day):
            return None, f"Day {rule.amount + 1} is {long_date(day)}, unless it is lifted before."
    return None, f"Nothing of it restricts privileges for more than {rule.amount} days."


def _lasts(facts: ActionFacts, amount: int) -> bool:
    if facts.until_on is None:
        return True
    return days_between(facts.final_on, facts.until_on) + 1 > amount


def _cumulative(facts: ActionFacts, rule: ReportRule, as_of: date) -> tuple[date | None, str]:
    every: Sequence[Period] = (*facts.periods, *facts.others)
    words = f"{rule.amount} days within {rule.months} months"
    day = reached_on(every, rule.amount, rule.months, as_of) if facts.periods else None
    if day is not None:
        return day, f"All suspensions there together reached {words} on {long_date(day)}."
    if facts.kind in ADVERSE and facts.state == FINAL and _lasts(facts, rule.amount - 1):
        return (
            facts.final_on,
            f"Final on {long_date(facts.final_on)}, for {rule.amount} days or more.",
        )
    return None, f"All suspensions there together have not reached {words}."


def _final(facts: ActionFacts, rule: ReportRule, as_of: date) -> tuple[date | None, str]:
    if facts.kind in ADVERSE and facts.state == FINAL:
        return facts.final_on, f"The final action was taken on {long_date(facts.final_on)}."
    return None, "No final adverse action was taken."


def _given_up(facts: ActionFacts, rule: ReportRule, as_of: date) -> tuple[date | None, str]:
    if facts.kind != SURRENDER:
        return None, "Nothing was given up."
    if not facts.under_investigation:
        return None, "No investigation was under way, and none was avoided by it."
    return facts.final_on, f"Given up on {long_date(facts.final_on)} while under investigation."


def _may_still(facts: ActionFacts, rule: ReportRule) -> bool:
    if rule.trigger in (OVER, CUMULATIVE) and any(one.lifted_on is None for one in facts.periods):
        return True
    return facts.kind in ADVERSE and facts.state != FINAL and rule.trigger != GIVEN_UP


_TRIGGERED = {
    OVER: _over,
    CUMULATIVE: _cumulative,
    FINAL_ACTION: _final,
    GIVEN_UP: _given_up,
}
