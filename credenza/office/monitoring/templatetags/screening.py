"""Lists, matches and rulings in words, for templates: ``{% load screening %}``."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from django import template

from credenza.core.screening.steps import STATES
from credenza.office.monitoring.forms.rulings import LOOKED_AT
from credenza.office.monitoring.queries.catalog import source_of
from credenza.office.monitoring.queries.searching import KINDS
from credenza.office.monitoring.queries.shown import entry_name

register = template.Library()

SIGNS = {
    "open": "due",
    "asked": "pending",
    "unsure": "missing",
    "same": "excluded",
    "different": "met",
    "named": "not_applicable",
    "gone": "ended",
}
"""The status that shows a match's state."""
RULINGS = {
    "waits": ("pending", "waits for a second person"),
    "stands": ("current", "stands"),
    "replaced": ("ended", "replaced"),
    "fallen": ("lapsed", "fallen"),
}
"""How a ruling stands: the status that shows it, and in words."""
BANDS = {
    "confirmed by identifier": "a number is shared, and a name or the birth date agrees",
    "likely": "much speaks for it, or a number is shared",
    "possible": "something speaks for it",
    "name only": "nothing but the name is alike",
}

_TOPIC = re.compile(
    r"other name|family name|given name|middle (?:name|initial)|birth (?:date|year)|NPI|UPIN"
    r"|licence|generation|sex|address|ZIP|city|state|profession"
)


@register.filter
def list_title(key: str) -> str:
    """A list's title, as its publisher calls it."""
    return source_of(key).title


@register.filter
def list_short(key: str) -> str:
    """What a narrow column says for a list."""
    return source_of(key).short


@register.filter
def listed_name(entry: Mapping[str, object]) -> str:
    """The name of an entry as files are ordered, or an organization's."""
    return entry_name(entry)


@register.filter
def publisher(key: str) -> str:
    """Who publishes a list."""
    return source_of(key).publisher


@register.filter
def list_address(key: str) -> str:
    """Where a person finds a list."""
    return source_of(key).address


@register.filter
def match_state(state: str) -> str:
    """Where a match stands, in words."""
    return STATES.get(state, state)


@register.filter
def match_sign(state: str) -> str:
    """The status that shows where a match stands."""
    return SIGNS.get(state, "pending")


@register.filter
def band_words(band: str) -> str:
    """What a band means."""
    return BANDS.get(band, band)


@register.filter
def run_words(kind: str) -> str:
    """What a run compared, in words."""
    return KINDS.get(kind, kind)


@register.filter
def topics(words: Sequence[str]) -> str:
    """What the words of evidence are about, without what they tell: "birth date, state"."""
    return ", ".join(dict.fromkeys(filter(None, map(_topic, words))))


def _topic(words: str) -> str:
    found = _TOPIC.search(words)
    if found is None:
        return ""
    return f"{found[0]} missing" if words.endswith("missing") else found[0]


@register.filter
def ruling_sign(state: str) -> str:
    """The status that shows how a ruling stands."""
    return RULINGS[state][0]


@register.filter
def ruling_state(state: str) -> str:
    """How a ruling stands, in words."""
    return RULINGS[state][1]


@register.filter
def evidence_words(kind: str) -> str:
    """What was looked at, in words."""
    return LOOKED_AT.get(kind, kind)


@register.filter
def as_day(text: str) -> date:
    """A day as it is kept with an entry: YYYY-MM-DD."""
    return date.fromisoformat(text)
