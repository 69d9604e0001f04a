"""The outbox: what waits, what went out, and what could not."""

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from credenza.core.permissions import Actor
from credenza.office.correspondence.models import Message
from credenza.office.practitioners.queries.scope import in_visible_files, places_within
from credenza.office.team.queries import scope_of

WAITING, SENDING, SENT, FAILED = "waiting", "sending", "sent", "failed"
SETTLED = "settled"  # what it was about came to an end before it went out
CANCELLED = "cancelled"


def messages(actor: Actor, state: str = "", verb: str = "post:see") -> QuerySet[Message]:
    """Mail within reach, the newest first; what is about no file is the whole office's.

    What is confidential is told by its own room alone.
    """
    rows = in_visible_files(Message.objects.all(), actor, verb)
    if actor.practitioner is not None and scope_of(actor, verb).everywhere:
        rows = rows | Message.objects.filter(practitioner=None)
    places = places_within(actor, verb)
    if places is not None:
        rows = rows.filter(Q(facility__in=places) | Q(facility=None))
    if state:
        rows = rows.filter(state=state)
    rows = rows.filter(confidential=False)
    return rows.select_related("practitioner", "facility").order_by("-planned_at", "-id")


def counts(actor: Actor) -> dict[str, int]:
    """How many messages within reach are in each state."""
    rows = messages(actor).order_by().values_list("state").annotate(Count("pk"))
    return dict(rows)


def body_of(message: Message) -> str:
    """The text that goes out. Raises Unsealable where it was altered."""
    return settings.VAULT.unseal(message.body_sealed, "message", str(message.uid))


def address_of(message: Message) -> str:
    """Where it goes. Raises Unsealable where a sealed address was altered."""
    sealed = message.address_sealed
    if not sealed:
        return message.address
    return settings.VAULT.unseal(sealed, "message address", str(message.uid))


def confidential_messages(prefix: str) -> QuerySet[Message]:
    """What is confidential and posted under keys that begin with ``prefix``; for the room that
    posted it, which has asked for the reader's right.
    """
    rows = Message.objects.filter(confidential=True, key__startswith=prefix)
    return rows.order_by("-planned_at", "-id")


def calendar_of(message: Message) -> str:
    """The entry for calendars that travels with it; "" for none. Raises as ``body_of`` does."""
    sealed = message.calendar_sealed
    return settings.VAULT.unseal(sealed, "calendar", str(message.uid)) if sealed else ""
