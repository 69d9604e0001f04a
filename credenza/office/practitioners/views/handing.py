"""Files that come in with a form: examined first, then stored with what they show or not at all."""

from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone

from credenza.core.verdict import Refused
from credenza.office.documents.actions import Handed, examine, store
from credenza.office.documents.models import Document
from credenza.office.team.queries import actor_of


def examined(request: HttpRequest, name: str, form: Form) -> Handed | None:
    """The file under ``name``, if any; None with an error on the form when it is refused."""
    upload = request.FILES.get(name)
    if upload is None:
        return None
    by, at = actor_of(request), timezone.now()
    try:
        return examine(data=upload.read(), name=upload.name, by=by, at=at)
    except Refused as refusal:
        form.add_error(name if name in form.fields else None, refusal.verdict.reason)
        return None


def stored(request: HttpRequest, handed: Handed | None) -> Document | None:
    """The examined file, stored; to be called in one transaction with what files it."""
    if handed is None:
        return None
    return store(handed=handed, by=actor_of(request), at=timezone.now())
