"""The notices of a hearing: letters whose leaving must be provable."""

from credenza.office.correspondence.queries import letters_of
from credenza.office.credentialing.models import Application

NOTICES = ("denial_notice", "hearing_notice")


def notices_not_gone(application: Application) -> list:
    """Notices that are written and have not left the office yet, the oldest first."""
    letters = letters_of(application.practitioner_id).filter(
        kind__in=NOTICES, facility=application.facility_id, state="written"
    )
    return list(letters.order_by("made_at", "id"))
