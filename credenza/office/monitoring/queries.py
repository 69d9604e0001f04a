"""Reads of notices, within the reader's rights."""

from django.db.models import QuerySet

from credenza.core.permissions import Actor
from credenza.office.monitoring.models import Notice
from credenza.office.practitioners.queries.scope import visible

WAITING, SENDING, SENT, FAILED = "waiting", "sending", "sent", "failed"
SETTLED = "settled"  # what it was about came to an end before it went out


def notices(actor: Actor, state: str = "") -> QuerySet[Notice]:
    """Notices about files within reach, the newest first."""
    rows = Notice.objects.filter(practitioner__in=visible(actor, "notice:send"))
    if state:
        rows = rows.filter(state=state)
    return rows.select_related("practitioner", "credential").order_by("-planned_at", "-id")
