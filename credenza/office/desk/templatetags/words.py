"""Dates, states and sorts in the words of the office, for templates.

``{% load words %}``; a missing day is shown by the template, never guessed here.
"""

from datetime import date, datetime

from django import template
from django.utils import timezone

from credenza.core import calendar

register = template.Library()

SOON_DAYS = 30
STATE_WORDS = {"not_applicable": "not applicable", "not_found": "not found"}


def _day(value: date | datetime) -> date:
    """The day of a date or of an aware instant, in the zone of the page."""
    if isinstance(value, datetime):
        return timezone.localdate(value)
    return value


def _as_of(value: date | datetime | None) -> date:
    return _day(value) if value else timezone.localdate()


@register.filter
def distance(day: date | datetime | None, as_of: date | None = None) -> str:
    """How far a day is from ``as_of`` (today when None): "in 12 days", "3 days late"."""
    return calendar.distance(_day(day), _as_of(as_of)) if day else ""


@register.filter
def ago(day: date | datetime | None, as_of: date | None = None) -> str:
    """The same for things that happened: "3 days ago"."""
    return calendar.distance(_day(day), _as_of(as_of), past="ago") if day else ""


@register.filter
def nearness(day: date | datetime | None, as_of: date | None = None) -> str:
    """``late``, ``soon`` (within 30 days) or ``far``: the ending of the CSS class ``days-``."""
    if not day:
        return "far"
    left = calendar.days_between(_as_of(as_of), _day(day))
    if left < 0:
        return "late"
    return "soon" if left <= SOON_DAYS else "far"


@register.filter
def short_date(day: date | datetime | None) -> str:
    """A date as tables write it: "5 Mar 2026"."""
    if not day:
        return ""
    day = _day(day)
    return f"{day.day} {day:%b} {day.year}"


@register.filter
def long_date(day: date | datetime | None) -> str:
    """A date as sentences write it: "5 March 2026"."""
    return calendar.long_date(_day(day)) if day else ""


@register.filter
def state_word(state: str) -> str:
    """The word of a state: "late", "not applicable"."""
    return STATE_WORDS.get(state, str(state).replace("_", " "))


@register.filter
def is_reverse_of(sort: str, key: str) -> bool:
    """Whether a list sorted by ``sort`` runs backwards by ``key``: ``-name`` for ``name``."""
    return sort == f"-{key}"


@register.filter
def is_choice(field) -> bool:
    """Whether a form's field is one box to tick, whose label stands beside it."""
    return field.widget_type == "checkbox"
