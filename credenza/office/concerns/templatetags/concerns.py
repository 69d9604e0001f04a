"""Cases in words, for templates: ``{% load concerns %}``."""

from django import template

from credenza.core.concerns.clocks import STATES as CLOCK_STATES
from credenza.core.concerns.clocks import Deadline
from credenza.core.concerns.kinds import FOUND, KINDS
from credenza.core.concerns.steps import CLOSED, DECIDED, RECEIVED, REVIEW, STATES, TRIAGED
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.scope import cases_about
from credenza.office.team.queries import actor_of
from credenza.packs.cases import case_kinds

register = template.Library()

SIGNS = {
    RECEIVED: "pending",
    TRIAGED: "pending",
    REVIEW: "running",
    DECIDED: "due",
    CLOSED: "done",
}
CLOCK_SIGNS = {"met": "met", "missed": "differs", "due": "due", "late": "late"}
CHANNELS = {
    "staff": "By a member of the staff",
    "public": "By the public page",
    "telephone": "By telephone",
    "mail": "By mail",
}
SURE = frozenset({"V", "V2"})
LOCAL = "Local default"


@register.filter
def case_kind(kind: str) -> str:
    """The kind of a case: "Conduct report"."""
    return KINDS[kind]


@register.filter
def case_state(state: str) -> str:
    """The state of a case: "In review"."""
    return STATES[state]


@register.filter
def case_sign(state: str) -> str:
    """The sign of a case's state, an ending of the CSS class ``status-``."""
    return SIGNS[state]


@register.filter
def clock_state(clock: Deadline) -> str:
    """How a deadline stands: "In time"."""
    return CLOCK_STATES[clock.state]


@register.filter
def clock_sign(clock: Deadline) -> str:
    """The sign of a deadline, an ending of the CSS class ``status-``."""
    return CLOCK_SIGNS[clock.state]


@register.filter
def is_unsure(confidence: str) -> bool:
    """Whether a number of the pack was not seen in its source."""
    return confidence not in SURE


@register.filter
def is_unread(clock: Deadline) -> bool:
    """Whether its number has a source that was not read; a local default has none."""
    return is_unsure(clock.confidence) and not clock.citation.startswith(LOCAL)


@register.filter
def channel_words(channel: str) -> str:
    """How it came in."""
    return CHANNELS.get(channel, channel.capitalize())


@register.simple_tag(takes_context=True)
def has_cases(context, practitioner: int) -> bool:
    """``{% has_cases person.pk as cases %}``: is there a case about them for this reader?"""
    return cases_about(actor_of(context["request"]), practitioner).exists()


@register.simple_tag
def said_of(case: Case, what: str) -> str:
    """``{% said_of case "severity" %}``: the title of what the case has from its kind's pack, for
    "severity", "harm", "outcome", "closing" and "found"; "" where it has none yet.
    """
    kind = case_kinds()[case.kind]
    if what == "found":
        return FOUND[kind.outcomes[case.outcome].found] if case.outcome else ""
    offered = {
        "severity": kind.severities,
        "harm": kind.harms,
        "outcome": kind.outcomes,
        "closing": kind.closings,
    }[what]
    chosen = offered.get(getattr(case, what))
    return chosen.title if chosen else ""


@register.simple_tag
def bypasses_of(case: Case) -> list[str]:
    """Why it goes to mandated review, in words."""
    known = case_kinds()[case.kind].bypasses
    return [known[key].title for key in case.bypasses if key in known]
