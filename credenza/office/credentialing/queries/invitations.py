"""Links by which applicants come in."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from credenza.core.applications.steps import OPEN
from credenza.office.credentialing.models import Application, Invitation
from credenza.office.team.queries import account_of_file


def fingerprint(token: str) -> str:
    """Under what a link's secret part is found."""
    return hashlib.sha256(token.encode()).hexdigest()


def opened_by(token: str) -> Invitation | None:
    """The invitation that a link means, live or not; None where it means none."""
    rows = Invitation.objects.select_related("application__facility", "application__practitioner")
    return rows.filter(fingerprint=fingerprint(token)).first()


def is_live(invitation: Invitation, at: datetime) -> bool:
    """Whether the link still opens the door."""
    return at < invitation.expires_at and invitation.application.state in OPEN


def link(token: str) -> str:
    """The whole address of a link, at the office's own address."""
    return settings.URL.geturl() + reverse("apply-link", args=[token])


def account_of(application: Application):
    """The account of the applicant, or None where there is none yet."""
    return account_of_file(application.practitioner_id)
