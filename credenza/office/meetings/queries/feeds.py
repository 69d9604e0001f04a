"""A person's meetings as a calendar that programs may follow by a secret address."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from credenza.core.committees.steps import CANCELLED
from credenza.core.permissions import Actor
from credenza.formats.calendars import Happening, feed
from credenza.office.meetings.models import Feed, Meeting
from credenza.office.meetings.queries.invitations import happening
from credenza.office.meetings.queries.scope import seated, visible_meetings
from credenza.office.team.queries import actor_of

BACK, AHEAD = timedelta(days=60), timedelta(days=550)


def digest_of(secret: str) -> str:
    """The fingerprint by which a secret is found."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_url(user: int) -> str:
    """The address of a person's calendar; "" where none was opened."""
    one = Feed.objects.filter(user=user).first()
    if one is None:
        return ""
    secret = settings.VAULT.unseal(one.secret_sealed, "calendar feed", str(user))
    return settings.URL.geturl() + reverse("meetings-calendar", args=[secret])


def calendar_by(secret: str, at: datetime) -> str | None:
    """The calendar that a secret opens, by its owner's rights now; None where there is none."""
    rows = Feed.objects.filter(digest=digest_of(secret), user__is_active=True)
    one = rows.select_related("user").first()
    if one is None:
        return None
    return feed("Meetings", _happenings(actor_of(one.user), at))


def _happenings(actor: Actor, at: datetime) -> Iterator[Happening]:
    rows = visible_meetings(actor, "meeting:see").filter(starts_at__range=(at - BACK, at + AHEAD))
    if own := _own_committees(actor, at):
        rows = rows.filter(committee__in=own)
    for meeting in rows.order_by("starts_at", "id"):
        yield _shown(meeting, at)


def _own_committees(actor: Actor, at: datetime) -> set[int]:
    """Where the person sits; whoever reaches more without a seat follows all of it."""
    return set(seated(at.date()).filter(user=actor.id).values_list("committee", flat=True))


def _shown(meeting: Meeting, at: datetime) -> Happening:
    url = settings.URL.geturl() + reverse("meeting", args=[meeting.pk])
    state = "Cancelled. " if meeting.state == CANCELLED else ""
    return happening(meeting, at, words=f"{state}{meeting.committee.facility.name}", url=url)
