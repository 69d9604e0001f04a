"""How minutes are shown on pages: ``{% load minutes %}``."""

from django import template

from credenza.core.committees.minutes import MINUTES
from credenza.core.letters import Block, Grid, Items

register = template.Library()
_STATUS = {"draft": "pending", "proposed": "running", "sealed": "done"}


@register.filter
def block_kind(block: Block) -> str:
    """ "grid", "items" or "paragraph"."""
    if isinstance(block, Grid):
        return "grid"
    return "items" if isinstance(block, Items) else "paragraph"


@register.filter
def minutes_state(state: str) -> str:
    """A state in words."""
    return MINUTES.states[state]


@register.filter
def minutes_status(state: str) -> str:
    """The ending of the CSS class ``status-`` that fits a state."""
    return _STATUS[state]
