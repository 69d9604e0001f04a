"""The secret address of a person's calendar."""

import secrets
from datetime import datetime

from django.conf import settings

from credenza.core.permissions import Actor
from credenza.office.ledger.actions import act
from credenza.office.meetings.models import Feed
from credenza.office.meetings.queries.feeds import digest_of


@act("calendar:open")
def open_feed(*, by: Actor, at: datetime) -> Feed:
    """Make a new address for the calendar of whoever asks; the old one stops working."""
    secret = secrets.token_urlsafe(24)
    values = {
        "digest": digest_of(secret),
        "secret_sealed": settings.VAULT.seal(secret, "calendar feed", str(by.id)),
        "made_at": at,
    }
    feed, _ = Feed.objects.update_or_create(user_id=by.id, defaults=values)
    return feed


@act("calendar:close")
def close_feed(*, by: Actor, at: datetime) -> None:
    """End the address of the calendar of whoever asks."""
    Feed.objects.filter(user=by.id).delete()
