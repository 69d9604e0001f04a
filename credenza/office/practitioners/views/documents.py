"""Documents of one file: handed in, looked at page by page, taken out."""

from urllib.parse import quote

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.office.documents.models import Document
from credenza.office.documents.queries import page_picture, read
from credenza.office.ledger.actions import record
from credenza.office.practitioners.actions.credentials import attach
from credenza.office.practitioners.forms.acts import DocumentForm
from credenza.office.practitioners.models import Practitioner
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.documents import documents_of
from credenza.office.practitioners.views.handing import examined, stored
from credenza.office.practitioners.views.reach import file_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.loader import credential_kinds


@needs("document:add")
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """File a document with what it shows."""
    person = file_of(request, pk, "document:add")
    kinds = readable_kinds(actor_of(request), pk)
    held = list(person.credentials.filter(kind__in=kinds, withdrawn_on=None))
    choices = [
        (str(one.pk), f"{credential_kinds()[one.kind].title} {one.jurisdiction} {one.number}")
        for one in held
    ]
    form = DocumentForm(request.POST or None, request.FILES or None, credentials=choices)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["credential"]
        if handed := examined(request, "document", form):
            with atomic():
                attach(
                    practitioner=person,
                    document=stored(request, handed),
                    credential=next((one for one in held if str(one.pk) == chosen), None),
                    label=form.cleaned_data["label"],
                    by=actor_of(request),
                    at=timezone.now(),
                )
            messages.success(request, f"{handed.facts.name} is in the file.")
            return redirect("practitioner-documents", pk)
    return render(request, "practitioners/add_document.html", {"person": person, "form": form})


@needs("document:see")
@csp({"default-src": [NONE], "sandbox": True})
def fetch(request: HttpRequest, pk: int, document_id: int) -> HttpResponse:
    """The document as it was handed in, to be saved and never to run in the browser."""
    person = file_of(request, pk, "document:see")
    document = _document(request, person, document_id)
    record(
        "document:fetch",
        by=actor_of(request),
        at=timezone.now(),
        practitioner=pk,
        detail={"document": document.pk, "sha256": document.sha256},
    )
    response = HttpResponse(read(document), content_type=document.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{_quoted(document)}"
    return response


@needs("document:see")
def page(request: HttpRequest, pk: int, document_id: int, number: int) -> HttpResponse:
    """One page of a document as a picture; each that is looked at is recorded."""
    person = file_of(request, pk, "document:see")
    document = _document(request, person, document_id)
    record(
        "document:open",
        by=actor_of(request),
        at=timezone.now(),
        practitioner=pk,
        detail={"document": document.pk, "page": number},
    )
    try:
        picture = page_picture(document, number)
    except IndexError as error:
        raise Http404 from error
    return HttpResponse(picture, content_type="image/png")


def _document(request: HttpRequest, person: Practitioner, document_id: int) -> Document:
    document = documents_of(actor_of(request), person).get(document_id)
    if document is None:
        raise Http404
    return document


def _quoted(document: Document) -> str:
    return quote(document.name, safe="")
