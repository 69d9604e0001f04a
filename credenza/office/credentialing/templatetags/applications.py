"""How applications are written on pages."""

from datetime import date

from django import template

from credenza.core.applications import checklist, hearing
from credenza.core.applications.flags import TITLES
from credenza.core.applications.route import OUTCOMES
from credenza.core.applications.steps import DECIDED, REVIEW, STATES, holder
from credenza.core.calendar import days_between
from credenza.core.names import display_name
from credenza.office.correspondence.queries.addressees import name_of
from credenza.office.credentialing.models import Application, Station
from credenza.office.credentialing.queries.board import HOLDERS
from credenza.packs.loader import application_kinds, routes

register = template.Library()
_STATUS = {
    checklist.OPEN: "missing",
    checklist.WAITING: "pending",
    checklist.AGES: "due",
    checklist.OVERRIDDEN: "differs",
    checklist.DONE: "met",
}


@register.filter
def kind_of_application(application: Application) -> str:
    """The title of its kind."""
    kind = application_kinds().get(application.kind)
    return kind.title if kind else application.kind


@register.filter
def application_state(state: str) -> str:
    """A state in words."""
    return STATES.get(state, state)


@register.filter
def held_by(application: Application) -> str:
    """Whose turn it is, in words."""
    if application.state == REVIEW:
        return station_title(application.station)
    if application.state == DECIDED:
        return "The office"
    return HOLDERS[holder(application.state)].capitalize()


@register.filter
def station_title(key: str) -> str:
    """What the packs call a station."""
    titles = {stop.key: stop.title for route in routes().values() for stop in route.stops}
    return titles.get(key, key)


@register.filter
def days_in_stage(application: Application, as_of: date) -> int:
    """How many days its present stretch lasts."""
    since = application.since_at or application.opened_at
    return max(days_between(since.date(), as_of), 0)


@register.filter
def until(application: Application) -> date | None:
    """The day by which something must happen: it must be told, or leave its stage."""
    return application.tell_by if application.state == DECIDED else application.due_on


@register.filter
def item_status(item: checklist.Item) -> str:
    """The sign of an item of the checklist."""
    return _STATUS[item.state]


@register.filter
def item_state(item: checklist.Item) -> str:
    """How an item stands, in words."""
    return checklist.STATES[item.state]


@register.filter
def waits_for(item: checklist.Item) -> str:
    """Who is waited for, in words."""
    return checklist.WAITS_FOR[item.waits_for]


@register.filter
def flag_title(kind: str) -> str:
    """What kind of flag it is."""
    return TITLES.get(kind, kind)


@register.filter
def outcome_word(outcome: str) -> str:
    """What a station said, in words."""
    return OUTCOMES.get(outcome, outcome.replace("_", " "))


@register.filter
def hearing_state(state: str) -> str:
    """How far a hearing is, in words."""
    return hearing.STATES.get(state, state)


@register.filter
def station_status(station: Station) -> str:
    """The sign of a station: passed, where it lies, or ahead."""
    if station.closed_at:
        return "done"
    return "running" if station.opened_at else "not_applicable"


@register.filter
def signed_name(practitioner) -> str:
    """The name as signed, with degrees."""
    return display_name(name_of(practitioner))
