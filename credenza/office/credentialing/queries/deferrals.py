"""The question for which an application lies deferred, and the letter that asks it."""

from credenza.core.applications.route import DEFER
from credenza.core.applications.steps import DEFERRED
from credenza.office.correspondence.queries import letters_of
from credenza.office.credentialing.models import Application, Word


def open_question(application: Application) -> Word | None:
    """What the station that deferred it wants to know; None where it is not deferred."""
    if application.state != DEFERRED:
        return None
    rows = Word.objects.filter(station__application=application, outcome=DEFER, answered_at=None)
    return rows.select_related("station").order_by("-id").first()


def letter_to_applicant(application: Application, word: Word):
    """The letter in which the applicant is asked; None while none is written."""
    rows = letters_of(application.practitioner_id).filter(
        kind="deferral", facility=application.facility_id, made_at__gte=word.at
    )
    return rows.exclude(state__in=["replaced", "withdrawn"]).first()
