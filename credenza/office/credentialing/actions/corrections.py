"""What practitioners say is wrong of what sources said, and the office's answer (NCQA CR 1)."""

from datetime import datetime

from credenza.core.permissions import About, Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.credentialing.models import Correction
from credenza.office.credentialing.queries.sources import shown_to
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.queries import scope


@act("correction:ask")
def ask_correction(*, practitioner, verification: int, words: str, by: Actor, at: datetime):
    """Say what is wrong; it becomes the office's work. Raises Refused without words, and for what
    the person is not shown.
    """
    about(practitioner=practitioner.pk)
    require(may(by, "correction:ask", About(practitioner=practitioner.pk)))
    if not words.strip():
        raise Refused(refused("Say what is wrong, and what is right."))
    row = shown_to(practitioner).filter(pk=verification).first()
    if row is None:
        raise Refused(refused("This is not among what you are shown."))
    return Correction.objects.create(
        practitioner=practitioner,
        verification=row,
        words=words.replace("\0", "").strip()[:4000],
        asked_at=at,
        asked_by=by.name[:120],
    )


@act("correction:answer")
def answer_correction(*, correction: Correction, answer: str, by: Actor, at: datetime) -> None:
    """Tell the practitioner what came of it. Raises Refused without words or when told already."""
    about(practitioner=correction.practitioner_id)
    require(may(by, "correction:answer", scope.about(correction.practitioner_id)))
    if not answer.strip():
        raise Refused(refused("Say what was found, and what was done."))
    told = answer.replace("\0", "").strip()[:4000]
    rows = Correction.objects.filter(pk=correction.pk, answered_at=None)
    if not rows.update(answer=told, answered_at=at, answered_by=by.name[:120]):
        raise Refused(refused("This was answered already."))
