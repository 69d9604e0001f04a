"""Privileges that run out, and those that rest."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.permissions import may
from credenza.core.privileges.holding import GRANT_KINDS
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.scope import in_visible_files, places_within
from credenza.office.practitioners.views.export import EXPORT, spreadsheet, wanted
from credenza.office.privileging.models import Grant
from credenza.office.privileging.queries.grants import Held, ending, held, suspended
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE = "evaluation:see"
HEADERS = (
    "Last day",
    "Last name",
    "First name",
    "Facility",
    "Form",
    "Privilege",
    "Kind",
    "Standing",
    "Why",
)
WINDOWS = {"30": 30, "60": 60, "90": 90}


@needs(SEE)
def ending_soon(request: HttpRequest) -> HttpResponse:
    """What ends by its date within a window and is not renewed, or what is suspended."""
    actor, day = actor_of(request), today(timezone.now())
    rows = in_visible_files(Grant.objects.all(), actor, SEE)
    within = places_within(actor, SEE)
    if within is not None:
        rows = rows.filter(facility__in=within)
    which = request.GET.get("which", "")
    which = which if which in (*WINDOWS, "suspended") else "60"
    chosen = suspended(rows, day) if which == "suspended" else ending(rows, day, WINDOWS[which])
    chosen = chosen.select_related("practitioner").order_by("ends_on", "practitioner_id", "id")
    if wanted(request):
        shown = sorted(held(chosen, day), key=_by_day)
        return spreadsheet(request, "privileges", HEADERS, map(_row, shown))
    page = Paginator(chosen, 50).get_page(request.GET.get("page"))
    page.object_list = sorted(held(page.object_list, day), key=_by_day)
    context = {"page": page, "which": which, "windows": WINDOWS, "as_of": day}
    context["may_export"] = may(actor, EXPORT)
    return render(request, "privileging/ending.html", context)


def _row(one: Held) -> tuple:
    grant = one.grant
    return (
        grant.ends_on,
        grant.practitioner.last_name,
        grant.practitioner.first_name,
        grant.facility.short_name,
        one.named.form,
        one.named.title,
        GRANT_KINDS[grant.kind],
        one.answer.holding.value,
        one.answer.reason,
    )


def _by_day(one: Held) -> tuple:
    return one.grant.ends_on, one.grant.practitioner.last_name, one.grant.pk
