"""From the token in an address to the reference it was mailed to."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from credenza.core.applications.references import WITHDRAWN
from credenza.office.credentialing.models import Reference, ReferenceLink


@dataclass(frozen=True, slots=True)
class Opened:
    """A reference reached by its link; ``live`` is False once the link came to its end."""

    reference: Reference
    live: bool


def digest_of(token: str) -> str:
    """The fingerprint of a token, which alone is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def url_of(token: str) -> str:
    """The whole address that a token opens, at the office's own host."""
    return settings.URL.geturl() + reverse("reference", args=[token])


def opened_by(token: str, at: datetime) -> Opened | None:
    """The reference that a token opens; None where nobody was ever given it."""
    links = ReferenceLink.objects.filter(digest=digest_of(token)).select_related(
        "reference__application__facility",
        "reference__application__department",
        "reference__practitioner",
    )
    link = links.first()
    if link is None:
        return None
    reference = link.reference
    live = link.ended_at is None and at < link.ends_at and reference.state != WITHDRAWN
    return Opened(reference, live)
