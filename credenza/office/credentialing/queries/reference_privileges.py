"""The privileges that somebody asks for, as a surgeon's peer can judge them."""

from datetime import date

from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.privileges import request_of
from credenza.office.privileging.queries.requests import sheet


def privileges_asked(application: Application, as_of: date, at_most: int) -> list[list[str]]:
    """Key and title of what the application's request asks for, the cores first."""
    request = request_of(application)
    if request is None:
        return []
    lines = sorted(sheet(request, as_of).asked, key=lambda line: not line.is_core)
    return [[line.item.key, line.item.title] for line in lines[:at_most]]
