"""What every page of the portal begins with: the application, its page, its entry."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.core.applications.kinds import Section
from credenza.core.calendar import local_day
from credenza.office.credentialing.models import Answers, Application
from credenza.office.credentialing.queries.forms import section_of
from credenza.office.credentialing.queries.reach import FILL, eyes_of, fillable
from credenza.office.credentialing.views.reach import one_of
from credenza.office.team.queries import actor_of


def portal_of(request: HttpRequest, pk: int) -> Application:
    """The application, if this person may fill it in: its own, an assistant asked, the office."""
    return one_of(request, fillable(actor_of(request)), pk, FILL)


def page_of(request: HttpRequest, pk: int, key: str) -> tuple[Application, Section]:
    """The application and one of its pages, if this person may see that page."""
    application = portal_of(request, pk)
    section = section_of(application, key)
    if section is None or not eyes_of(actor_of(request), application).see(section):
        raise Http404
    return application, section


def entry_of(request: HttpRequest, pk: int, key: str, uid) -> tuple[Section, Answers]:
    """A page and one of its entries, with its uploads."""
    application, section = page_of(request, pk, key)
    rows = application.answers.filter(section=key, uid=uid, none=False)
    row = rows.prefetch_related("uploads__document").first()
    if row is None:
        raise Http404
    row.application = application
    return section, row


def day_of(application: Application):
    """The day it is where the application is made."""
    return local_day(timezone.now(), ZoneInfo(application.facility.zone))
