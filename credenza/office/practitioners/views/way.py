"""The way back: work that was begun from a list ends in that list."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The address in ``?then=`` where it is one of this office's, else ``otherwise``."""
    asked = request.GET.get("then", "")
    return asked if url_has_allowed_host_and_scheme(asked, None) else otherwise
