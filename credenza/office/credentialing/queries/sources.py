"""What sources said of a practitioner, as far as the practitioner may see it (NCQA CR 1)."""

from django.db.models import QuerySet

from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Correction
from credenza.office.practitioners.queries.scope import in_visible_files
from credenza.packs.loader import credential_kinds


def shown_to(practitioner) -> QuerySet:
    """Verifications that the practitioner may see: never references or other peer review."""
    shown = [key for key, kind in credential_kinds().items() if kind.sensitivity != "peer_review"]
    return practitioner.verifications.filter(kind__in=shown).order_by("-asked_on", "-id")


def corrections(actor: Actor) -> QuerySet[Correction]:
    """What practitioners say is wrong, open ones first, of the files that ``actor`` keeps."""
    rows = Correction.objects.select_related("practitioner", "verification")
    visible = in_visible_files(rows, actor, "correction:answer")
    return visible.order_by("-answered_at", "asked_at", "id")
