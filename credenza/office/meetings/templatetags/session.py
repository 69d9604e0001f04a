"""How motions and votes are written on pages: ``{% load session %}``."""

from django import template

from credenza.core.committees.motions import (
    CARRIED,
    KINDS,
    LOST,
    METHODS,
    STATES,
)

register = template.Library()


@register.filter
def motion_kind(kind: str) -> str:
    """The kind of a motion in words."""
    return KINDS.get(kind, kind)


@register.filter
def motion_state(state: str) -> str:
    """How far a motion is, in words."""
    return STATES.get(state, state)


@register.filter
def motion_status(state: str) -> str:
    """The ending of the CSS class ``status-`` that fits a motion that is over."""
    return {CARRIED: "done", LOST: "ended"}.get(state, "pending")


@register.filter
def vote_method(method: str) -> str:
    """How a vote is taken, in words."""
    return METHODS.get(method, method)
