"""Reads of notices, within the reader's rights."""

from django.db.models import QuerySet

from credenza.core.permissions import Actor
from credenza.office.correspondence.queries.mail import FAILED, SENDING, SENT, SETTLED, WAITING
from credenza.office.monitoring.models import Notice
from credenza.office.practitioners.queries.scope import visible

__all__ = ["FAILED", "SENDING", "SENT", "SETTLED", "WAITING", "notices"]


def notices(actor: Actor, state: str = "") -> QuerySet[Notice]:
    """Notices about files within reach, the newest first."""
    rows = Notice.objects.filter(practitioner__in=visible(actor, "notice:send"))
    if state:
        rows = rows.filter(state=state)
    return rows.select_related("practitioner", "credential").order_by("-planned_at", "-id")
