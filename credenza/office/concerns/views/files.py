"""Files that come in with a report or a message: each examined before anything is kept."""

from datetime import datetime

from django.forms import Form

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.documents.actions import Handed, examine


def examined_all(form: Form, *, by: Actor, at: datetime) -> list[Handed]:
    """The form's files, examined; with an error on it for each that is refused."""
    handed = []
    for upload in form.cleaned_data.get("files", []):
        try:
            handed.append(examine(data=upload.read(), name=upload.name, by=by, at=at))
        except Refused as refusal:
            form.add_error("files", f"{upload.name}: {refusal.verdict.reason}")
    return handed
