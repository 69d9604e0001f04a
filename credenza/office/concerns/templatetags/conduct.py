"""Responses and corrective action in words, for templates: ``{% load conduct %}``."""

from datetime import date

from django import template

from credenza.core.concerns.corrective import (
    BASES,
    DECLINED,
    DROPPED,
    ENDED,
    FINAL,
    KINDS,
    LIFTED,
    RESTING,
    STATES,
    WORKFLOWS,
)
from credenza.core.concerns.reporting import ANSWERS
from credenza.core.concerns.responding import ANSWERED, CONCLUDED, RESPONSE
from credenza.core.concerns.suspension import (
    AHEAD,
    COUNTERS,
    PASSED,
    SPARED,
    TODAY,
    Counter,
    Period,
)
from credenza.office.concerns.actions.reports import STATES as REPORT_STATES
from credenza.office.concerns.actions.responses import LINK, PAPER, PORTAL

register = template.Library()

COUNTER_SIGNS = {PASSED: "done", TODAY: "due", AHEAD: "pending", SPARED: "not_applicable"}
ACTION_SIGNS = {RESTING: "suspended", **dict.fromkeys((ENDED, LIFTED, DECLINED, DROPPED), "done")}
HOW = {LINK: "through the link", PORTAL: "signed in", PAPER: "on paper or said to the office"}
TITLES = {step.verb: step.title for one in WORKFLOWS.values() for step in one.steps}


@register.filter
def response_state(state: str) -> str:
    """How far a response is."""
    return RESPONSE.states[state]


@register.filter
def response_sign(state: str) -> str:
    """Its sign, an ending of the CSS class ``status-``."""
    return {CONCLUDED: "done", ANSWERED: "running"}.get(state, "pending")


@register.filter
def answered_words(how: str) -> str:
    """How an answer came."""
    return HOW[how]


@register.filter
def action_kind(kind: str) -> str:
    """The kind of an action: "Precautionary suspension"."""
    return KINDS[kind]


@register.filter
def action_state(state: str) -> str:
    """How far an action is."""
    return STATES[state]


@register.filter
def action_sign(state: str) -> str:
    """Its sign, an ending of the CSS class ``status-``."""
    return ACTION_SIGNS.get(state, "current" if state == FINAL else "pending")


@register.filter
def action_basis(basis: str) -> str:
    """What it is for."""
    return BASES.get(basis, "Not said yet")


@register.filter
def resolution_words(verb: str) -> str:
    """What was resolved."""
    return TITLES[verb]


@register.filter
def counter_words(state: str) -> str:
    """How an alarm day stands."""
    return COUNTERS[state]


@register.filter
def counter_sign(counter: Counter) -> str:
    """Its sign: a review that was not held in time is late, other days that are over are over."""
    if counter.alarm.review and counter.state == PASSED:
        return "late"
    return COUNTER_SIGNS[counter.state]


@register.filter
def lower_first(text: str) -> str:
    """A text within a sentence."""
    return text[:1].lower() + text[1:]


@register.filter
def report_says(says: str) -> str:
    """What a rule on reporting says."""
    return ANSWERS[says]


@register.filter
def report_state(state: str) -> str:
    """What a person decided on a report."""
    return REPORT_STATES[state]


@register.filter
def words_list(text: str) -> list[str]:
    """The words of a text, to go through them."""
    return text.split()


@register.filter
def entry(table: dict, key: str) -> str:
    """The entry of a table by its key, "" where there is none."""
    return table.get(key, "")


@register.simple_tag
def day_of(period: Period, as_of: date) -> int:
    """The number of a day of a suspension; its first is 1."""
    return period.length(as_of)


@register.simple_tag
def length_of(period: Period, as_of: date) -> str:
    """How long it lasted: "12 days"."""
    days = period.length(as_of)
    return "1 day" if days == 1 else f"{days} days"
