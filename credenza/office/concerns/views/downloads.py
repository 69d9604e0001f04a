"""A stored document on its way to whoever may have it."""

from urllib.parse import quote

from django.http import HttpResponse

from credenza.office.documents.queries import read


def as_file(document) -> HttpResponse:
    """The file, to be saved and never run, under its own name."""
    response = HttpResponse(read(document), content_type=document.media_type)
    named = quote(document.name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{named}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store"
    return response
