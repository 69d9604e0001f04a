"""The facility, the day and the standard that an address asks for, within the reader's reach."""

from datetime import date

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from credenza.core.permissions import RIGHTS
from credenza.office.compliance.queries.counting import busiest
from credenza.office.compliance.queries.standards import Standard, binding
from credenza.office.practitioners.queries.days import local_days
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, places, visible_facilities

SEE, FILES = "standard:see", "standard:files"


def facility_asked(request: HttpRequest) -> tuple:
    """The facility that the address names, or the one with most files within reach, and all there.

    Raises Http404 for one outside.
    """
    within = visible_facilities(actor_of(request), RIGHTS[SEE].roles)
    chosen = asked.number(request.GET.get("facility"))
    if chosen is None:
        return busiest(within), list(within)
    return get_object_or_404(within, pk=chosen), list(within)


def facility_needed(request: HttpRequest):
    """The facility that the address names, or the busiest within reach. Raises Http404 for none."""
    facility, _ = facility_asked(request)
    if facility is None:
        raise Http404
    return facility


def day_asked(request: HttpRequest, facility) -> tuple[date, date]:
    """The day that the address names, else today; and today, at the facility."""
    today = local_days(timezone.now())[facility.pk]
    return asked.day(request.GET.get("as_of")) or today, today


def standard_asked(rule: str, facility, as_of: date) -> Standard:
    """The standard as it binds the facility on a day. Raises Http404 where it does not."""
    found = (one for one in binding(places()[facility.pk], as_of) if one.id == rule)
    standard = next(found, None)
    if standard is None:
        raise Http404
    return standard
