"""Documents that were handed in with answers, taken out by those who see their page."""

from urllib.parse import quote

from csp.constants import NONE
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from credenza.office.credentialing.views.portal_reach import entry_of
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import record
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("application:fill")
@csp({"default-src": [NONE], "sandbox": True})
def fetch(request: HttpRequest, pk: int, section: str, uid, upload: int) -> HttpResponse:
    """The document as it was handed in, to be saved and never to run in the browser."""
    _, row = entry_of(request, pk, section, uid)
    document = get_object_or_404(row.uploads.select_related("document"), pk=upload).document
    return handed_out(request, document, row.application.practitioner_id)


def handed_out(request: HttpRequest, document, practitioner: int, name: str = "") -> HttpResponse:
    """A stored document as a download; that it was taken is recorded."""
    record(
        "document:fetch",
        by=actor_of(request),
        at=timezone.now(),
        practitioner=practitioner,
        detail={"document": document.pk, "sha256": document.sha256},
    )
    response = HttpResponse(read(document), content_type=document.media_type)
    shown = quote(name or document.name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{shown}"
    return response
