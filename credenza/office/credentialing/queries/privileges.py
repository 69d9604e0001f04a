"""The request for privileges that an application carries."""

from credenza.office.credentialing.models import Application
from credenza.office.privileging.queries.forms import names_of
from credenza.office.privileging.queries.requests import open_requests


def request_of(application: Application):
    """The request that the application carries; else the one that is open at its facility, or
    None.
    """
    if application.privilege_request_id:
        return application.privilege_request
    rows = open_requests(application.practitioner_id, application.facility_id)
    return rows.order_by("-opened_at", "-id").first()


def titles_of(application: Application) -> dict[str, str]:
    """What the items of the request are called, by key."""
    request = request_of(application)
    if request is None:
        return {}
    versions = request.forms.values_list("form_version_id", flat=True)
    return {item: named.title for (_, item), named in names_of(versions).items()}
