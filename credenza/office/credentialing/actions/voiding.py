"""A signature ends when something in the application is no longer what was signed."""

from datetime import datetime

from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application
from credenza.office.ledger.actions import about, act

CHANGED = "An answer was changed after it was signed."


def changed(application: Application, by: Actor, at: datetime) -> None:
    """Something that is signed was changed: void the signature that stands, if one does."""
    if application.signatures.filter(voided_at=None).exists():
        void(application=application, why=CHANGED, by=by, at=at)


@act("signature:void")
def void(*, application: Application, why: str, by: Actor, at: datetime) -> None:
    """End the signature that stands; what was signed stays kept."""
    about(practitioner=application.practitioner_id, application=application.pk)
    application.signatures.filter(voided_at=None).update(
        voided_at=at, voided_by=by.name[:120], voided_why=why[:200]
    )
