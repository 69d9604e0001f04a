"""The request for privileges that an application carries."""

from credenza.office.credentialing.models import Application
from credenza.office.privileging.queries.requests import open_requests


def request_of(application: Application):
    """The request that the application carries; else the one that is open at its facility, or
    None.
    """
    if application.privilege_request_id:
        return application.privilege_request
    rows = open_requests(application.practitioner_id, application.facility_id)
    return rows.order_by("-opened_at", "-id").first()
