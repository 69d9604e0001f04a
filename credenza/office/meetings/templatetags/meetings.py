"""How committees and meetings are written on pages: ``{% load meetings %}``."""

from collections.abc import Collection, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django import template

from credenza.core.calendar import MONTH_NAMES, long_date
from credenza.core.committees import wording
from credenza.core.committees.attendance import BEHIND, COURSE, MET, MISSED, STANDINGS
from credenza.core.committees.charter import CONFIDENTIALITY, MAJORITIES, ON_HOLIDAY, Charter
from credenza.core.committees.seats import SEATS
from credenza.core.committees.steps import (
    ADJOURNED,
    APPROVED,
    CALLED,
    CANCELLED,
    PLANNED,
    SESSION,
    STATES,
)
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.scope import day_of

register = template.Library()
_STATUS = {
    PLANNED: "pending",
    CALLED: "confirmed",
    SESSION: "running",
    ADJOURNED: "due",
    APPROVED: "done",
    CANCELLED: "ended",
}


@register.filter
def local(instant: datetime | None, meeting: Meeting) -> datetime | None:
    """An instant on the clock of the place where the committee is."""
    if instant is None:
        return None
    return at_place(instant, meeting.committee.facility)


class _Fixed(datetime):
    """A time that ``|date`` shows as it is, rather than in the zone of the page."""

    convert_to_local_time = False

    @classmethod
    def of(cls, instant: datetime) -> "_Fixed":
        return cls.combine(instant.date(), instant.timetz())


@register.filter
def when(meeting: Meeting) -> str:
    """Day and time there: "Tuesday 1 December 2026, 07:30 to 08:45"; both days where it takes more
    than one, as a vote between meetings does. Of one held on another day than planned, as it was.
    """
    starts, ends = local(meeting.starts_at, meeting), local(meeting.ends_at, meeting)
    if meeting.opened_at and starts.date() != day_of(meeting):
        starts = local(meeting.opened_at, meeting)
        ends = local(meeting.closed_at or meeting.opened_at, meeting)
    day = f"{starts:%A} {long_date(starts.date())}"
    if starts.date() == ends.date():
        return f"{day}, {starts:%H:%M} to {ends:%H:%M}"
    return f"{day}, {starts:%H:%M}, to {ends:%A} {long_date(ends.date())}, {ends:%H:%M}"


@register.filter
def meeting_state(state: str) -> str:
    """A state in words."""
    return STATES.get(state, state)


@register.filter
def meeting_status(state: str) -> str:
    """The ending of the CSS class ``status-`` that fits a state."""
    return _STATUS.get(state, "pending")


@register.filter
def seat_kind(kind: str) -> str:
    """The kind of a seat in words."""
    return SEATS.get(kind, kind)


@register.filter
def quorum_words(charter: Charter) -> str:
    """What makes a quorum."""
    return wording.quorum_words(charter.quorum)


@register.filter
def meets_words(charter: Charter) -> str:
    """When the committee meets by its charter."""
    return wording.meets_words(charter)


@register.filter
def majority_words(key: str) -> str:
    """What a motion takes to pass."""
    return MAJORITIES.get(key, key)


@register.filter
def confidentiality_words(key: str) -> str:
    """Who may read."""
    return CONFIDENTIALITY.get(key, key)


@register.filter
def at_place(instant: datetime, facility) -> datetime:
    """An instant on the clock of a facility."""
    return _Fixed.of(instant.astimezone(ZoneInfo(facility.zone)))


@register.filter
def named(people: Collection[str], names: Mapping[str, str]) -> str:
    """Who the people of a collision are, by name."""
    found = sorted(names.get(one, one) for one in people)
    return " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))


@register.filter
def month_name(index: int) -> str:
    """The name of a month counted from 0."""
    return MONTH_NAMES[index + 1]


@register.filter
def standing_words(standing: str) -> str:
    """How attendance stands, in words."""
    return STANDINGS[standing]


@register.filter
def standing_status(standing: str) -> str:
    """The ending of the CSS class ``status-`` that fits how attendance stands."""
    return {MET: "met", COURSE: "met", BEHIND: "due", MISSED: "late"}.get(
        standing, "not_applicable"
    )


@register.filter
def holiday_words(key: str) -> str:
    """What becomes of a meeting on a holiday."""
    return ON_HOLIDAY.get(key, key)
