"""The committees within reach, and the page of one."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.core.permissions import RIGHTS, may_somewhere
from credenza.office.meetings.forms.committees import CommitteeForm
from credenza.office.meetings.queries.attendance import attendance_of
from credenza.office.meetings.queries.charters import charter_of, charters_on
from credenza.office.meetings.queries.meetings import of_committee
from credenza.office.meetings.queries.scope import seat_of, visible_committees
from credenza.office.meetings.queries.seats import bench_of, benches, coming_seats, former_seats
from credenza.office.meetings.views.frame import committee_page
from credenza.office.meetings.views.reach import committee_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team.actions import add_committee
from credenza.office.team.asked import number
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.office.team.views import form_status


@needs("committee:see")
def committees(request: HttpRequest) -> HttpResponse:
    """Every committee within reach: when it meets, how it is filled."""
    actor, as_of = actor_of(request), today(timezone.now())
    rows = list(visible_committees(actor, "committee:see"))
    every = charters_on(as_of)
    charters = {one.pk: every[one.pk] for one in rows}
    filled = benches(charters, as_of)
    context = {
        "tab": "committees",
        "lines": [(one, charters[one.pk], filled[one.pk]) for one in rows],
        "missing": sum(bench.missing for bench in filled.values()),
        "may_keep_any": may_somewhere(actor, "committee:keep"),
    }
    return render(request, "meetings/committees.html", context)


@needs("committee:keep")
def new(request: HttpRequest) -> HttpResponse:
    """Found a committee; its kind's charter counts until it has its own."""
    actor, at = actor_of(request), timezone.now()
    places = visible_facilities(actor, RIGHTS["committee:keep"].roles)
    form = CommitteeForm(request.POST or None, facilities=places)
    if request.method == "POST" and form.is_valid():
        made = add_committee(fields=form.cleaned_data, by=actor, at=at)
        return redirect("committee", made.pk)
    context = {"form": form, "tab": "committees", "may_keep_any": True}
    return render(request, "meetings/committee_new.html", context, status=form_status(form))


@needs("committee:see")
def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """One committee: what it is for, who sits, when it meets."""
    one = committee_of(request, pk, "committee:see")
    at = timezone.now()
    as_of = today(at)
    charter = charter_of(one, as_of)
    coming, past = of_committee(one, at)
    context = {
        "charter": charter,
        "as_of": as_of,
        "bench": bench_of(one, charter, as_of),
        "own_seat": seat_of(actor_of(request), one, as_of),
        "coming_seats": coming_seats(one, as_of),
        "former": former_seats(one, as_of)[:20],
        "coming": coming,
        "past": past,
    }
    return committee_page(request, "meetings/committee.html", one, "overview", context)


@needs("committee:see")
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who attended in a year, beside what the bylaws ask for."""
    one, as_of = committee_of(request, pk, "committee:see"), today(timezone.now())
    asked = number(request.GET.get("year"))
    years = range(as_of.year - 2, as_of.year + 1)
    year = asked if asked in years else as_of.year
    charter = charter_of(one, min(date(year, 12, 31), as_of))
    sheet = attendance_of(one, charter, year)
    context = {"charter": charter, "year": year, "years": years, "sheet": sheet}
    return committee_page(request, "meetings/attendance.html", one, "attendance", context)
