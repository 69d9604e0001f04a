"""Privileges in words, for templates: ``{% load privileges %}``."""

from django import template

from credenza.core.privileges import statement
from credenza.core.privileges.conditions import conditions, in_words
from credenza.core.privileges.holding import ENDINGS, GRANT_KINDS, SUSPENSIONS
from credenza.core.privileges.recommending import ANSWERS, REQUEST_KINDS, SAYINGS
from credenza.core.privileges.steps import EVALUATION, FORM, REQUEST

register = template.Library()

# Each outcome and standing as a state of the house's own, and its word.
OUTCOMES = {
    "met": ("met", "met"),
    "person": ("pending", "needs a person"),
    "not_met": ("missing", "not met"),
}
HOLDINGS = {
    "held": ("current", "held"),
    "proctored": ("due", "with a proctor"),
    "conditional": ("due", "with a condition"),
    "suspended": ("suspended", "suspended"),
    "leave": ("leave", "on leave"),
    "ahead": ("pending", "not yet"),
    "over": ("ended", "over"),
}
SAID = {
    "as_asked": "met",
    "conditions": "due",
    "modified": "due",
    "defer": "pending",
    "deny": "late",
}


@register.filter
def outcome_state(outcome: str) -> str:
    return OUTCOMES[outcome][0]


@register.filter
def outcome_word(outcome: str) -> str:
    return OUTCOMES[outcome][1]


@register.filter
def holding_state(holding: str) -> str:
    return HOLDINGS[holding][0]


@register.filter
def holding_word(holding: str) -> str:
    return HOLDINGS[holding][1]


@register.filter
def said_state(says: str) -> str:
    return SAID.get(says, "pending")


@register.filter
def said_word(says: str) -> str:
    """What was recommended, in words."""
    return SAYINGS.get(says, says)


@register.filter
def answer_word(answer: str) -> str:
    """Whether an item is asked for, in words."""
    return ANSWERS.get(answer, answer)


@register.filter
def grant_kind(kind: str) -> str:
    """The kind of a grant, in words."""
    return GRANT_KINDS.get(kind, kind)


@register.filter
def request_kind(kind: str) -> str:
    """The kind of a request, in words."""
    return REQUEST_KINDS.get(kind, kind)


@register.filter
def suspension_kind(kind: str) -> str:
    """The kind of a suspension, in words."""
    return SUSPENSIONS.get(kind, kind)


@register.filter
def ending_word(ended_by: str) -> str:
    """How a grant ended, in words."""
    return ENDINGS.get(ended_by, "expired")


@register.filter
def request_state(state: str) -> str:
    return REQUEST.states.get(state, state)


@register.filter
def form_state(state: str) -> str:
    return FORM.states.get(state, state)


@register.filter
def form_step(verb: str) -> str:
    """A step of a form's way, as its trail names it."""
    titles = {step.verb: step.title for step in FORM.steps}
    return titles.get(verb, verb)


@register.filter
def evaluation_state(state: str) -> str:
    return EVALUATION.states.get(state, state)


@register.filter
def evaluation_step(verb: str) -> str:
    """What was concluded, in words."""
    titles = {step.verb: step.title for step in EVALUATION.steps}
    return titles.get(verb, verb)


@register.filter
def asks(criterion) -> str:
    """What a criterion asks, in a phrase."""
    return statement(criterion)


@register.filter
def why(result) -> str:
    """Why a criterion stands as it does; "" where that says no more than the criterion."""
    return "" if statement(result.criterion) in result.reason else result.reason


@register.filter
def conditions_of(stored: list[dict]) -> str:
    """Stored conditions in one line."""
    return in_words(conditions(stored))
