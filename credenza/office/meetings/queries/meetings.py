"""Meetings as lists show them: what comes, what was, and a month on a wall."""

from calendar import SUNDAY, Calendar
from collections import defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet

from credenza.core.calendar import local_day
from credenza.core.committees.steps import ADJOURNED, CALLED, CANCELLED, PLANNED, SESSION
from credenza.core.permissions import Actor
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.scope import visible_meetings

AHEAD = (PLANNED, CALLED, SESSION)
OVER_AFTER = timedelta(hours=12)
"""A meeting that was planned and not held stays ahead for so long."""


def ahead(actor: Actor, at: datetime) -> QuerySet[Meeting]:
    """Meetings to come and those in session, the next first."""
    rows = _listed(actor).filter(state__in=AHEAD, ends_at__gte=at - OVER_AFTER)
    return rows.order_by("starts_at", "id")


def behind(actor: Actor, at: datetime) -> QuerySet[Meeting]:
    """Meetings that are over, were cancelled, or never took place; the latest first."""
    passed = _listed(actor).filter(ends_at__lt=at - OVER_AFTER)
    ended = _listed(actor).exclude(state__in=AHEAD)
    return (passed | ended).order_by("-starts_at", "-id")


def minutes_open(actor: Actor) -> int:
    """How many meetings were adjourned and wait for their minutes."""
    return visible_meetings(actor, "meeting:see").filter(state=ADJOURNED).count()


def of_committee(committee, at: datetime) -> tuple[list[Meeting], list[Meeting]]:
    """A committee's next meetings, the soonest first, and its last ones, the latest first."""
    rows = Meeting.objects.filter(committee=committee).select_related("committee__facility")
    rows = rows.annotate(item_count=Count("items"))
    coming = rows.filter(state__in=AHEAD, ends_at__gte=at - OVER_AFTER)
    past = rows.exclude(pk__in=coming.order_by().values("pk"))
    return list(coming.order_by("starts_at", "id")[:4]), list(past.order_by("-starts_at")[:6])


def month(actor: Actor, first: date) -> list[list[tuple[date, list[Meeting]]]]:
    """The weeks of a month from Sunday on, each day with its meetings at their own place."""
    weeks = Calendar(firstweekday=SUNDAY).monthdatescalendar(first.year, first.month)
    held: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in _around(actor, weeks[0][0], weeks[-1][-1]):
        zone = ZoneInfo(meeting.committee.facility.zone)
        held[local_day(meeting.starts_at, zone)].append(meeting)
    return [[(day, held[day]) for day in week] for week in weeks]


def _around(actor: Actor, start: date, end: date) -> QuerySet[Meeting]:
    """Meetings from a day before ``start`` to one after ``end``, whatever the zone."""
    days = (start - timedelta(days=1), end + timedelta(days=1))
    rows = visible_meetings(actor, "meeting:see").exclude(state=CANCELLED)
    return rows.filter(starts_at__date__range=days).order_by("starts_at", "id")


def _listed(actor: Actor) -> QuerySet[Meeting]:
    return visible_meetings(actor, "meeting:see").annotate(item_count=Count("items"))
