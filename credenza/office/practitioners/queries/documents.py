"""Which stored documents belong to a file, within the reader's rights."""

from credenza.core.permissions import Actor
from credenza.office.documents.models import Document
from credenza.office.practitioners.models import Practitioner
from credenza.office.practitioners.queries.confidential import readable_kinds


def documents_of(actor: Actor, person: Practitioner) -> dict[int, Document]:
    """Documents of the file by id: attached, evidence of a verification, the photo.

    What shows a confidential credential is as confidential as that credential.
    """
    kinds = readable_kinds(actor, person.pk)
    found = {}
    for one in person.attachments.select_related("document", "credential"):
        if one.credential is None or one.credential.kind in kinds:
            found[one.document_id] = one.document
    asked = person.verifications.filter(kind__in=kinds, document__isnull=False)
    for one in asked.select_related("document"):
        found[one.document_id] = one.document
    if person.photo_id:
        found[person.photo_id] = person.photo
    return found
