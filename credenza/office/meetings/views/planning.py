"""Planning meetings: the year's planner, a committee's year, one meeting, moved or cancelled."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.calendar import MONTH_NAMES
from credenza.core.committees.steps import MEETING
from credenza.core.permissions import RIGHTS
from credenza.office.meetings.actions import planning as acts
from credenza.office.meetings.forms.planning import CancelForm, MeetingForm, meeting_values
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.queries.planner import year_of
from credenza.office.meetings.views.acting import filled, first_error, tried
from credenza.office.meetings.views.frame import committee_page, meeting_page
from credenza.office.meetings.views.reach import committee_of, meeting_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team.asked import number
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.office.team.views import form_status

KEEP = "meeting:keep"
YEARS_AHEAD = 2


@needs(KEEP)
def planner(request: HttpRequest) -> HttpResponse:
    """A facility's year: what is planned, what the charters propose, what collides."""
    actor, as_of = actor_of(request), today(timezone.now())
    places = list(visible_facilities(actor, RIGHTS[KEEP].roles))
    asked = number(request.GET.get("facility"))
    facility = next((one for one in places if one.pk == asked), places[0] if places else None)
    year = _year(request.GET.get("year"), as_of)
    context = {
        "tab": "planner",
        "may_keep_any": True,
        "places": places,
        "facility": facility,
        "year": year,
        "years": _years(as_of),
        "months": MONTH_NAMES[1:],
        "plan": year_of(actor, facility, year, as_of) if facility else None,
        "as_of": as_of,
    }
    return render(request, "meetings/planner.html", context)


@needs(KEEP)
@require_POST
def plan_year(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan what the charter proposes for a year and is not past."""
    committee, at = committee_of(request, pk, KEEP), timezone.now()
    year = _year(request.POST.get("year"), today(at))
    first = max(date(year, 1, 1), today(at))
    made = acts.plan_year(
        committee=committee, first=first, last=date(year, 12, 31), by=actor_of(request), at=at
    )
    words = f"{len(made)} {'meeting' if len(made) == 1 else 'meetings'} of {committee} planned."
    messages.success(request, words)
    if "planner" in request.POST:
        place = committee.facility_id
        return redirect(f"{reverse('meetings-planner')}?facility={place}&year={year}")
    return redirect("committee", pk)


@needs(KEEP)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan one meeting."""
    committee, by, at = committee_of(request, pk, KEEP), actor_of(request), timezone.now()
    charter = charter_of(committee, today(at))
    first = {"title": committee.name, "kind": "special", "minutes": charter.minutes}
    form = MeetingForm(
        request.POST or None,
        zone=committee.facility.zone,
        evote=charter.evote,
        initial=first | {"place": charter.place},
    )
    planned = lambda: acts.plan(committee=committee, values=form.values, by=by, at=at)  # noqa: E731
    if filled(request, form, planned, "The meeting is planned."):
        return redirect("committee", pk)
    context = {"form": form, "charter": charter}
    status = form_status(form)
    return committee_page(
        request, "meetings/plan.html", committee, "overview", context, status=status
    )


@needs(KEEP)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a meeting is called, when and where it is; from here it can be cancelled."""
    meeting, by, at = meeting_of(request, pk, KEEP), actor_of(request), timezone.now()
    charter = charter_of(meeting.committee, today(at))
    form = MeetingForm(
        request.POST or None,
        zone=meeting.committee.facility.zone,
        evote=charter.evote or meeting.kind == "written",
        initial=meeting_values(meeting),
    )
    seen = number(request.POST.get("version")) or meeting.version
    moved = lambda: acts.move(meeting=meeting, version=seen, values=form.values, by=by, at=at)  # noqa: E731
    if filled(request, form, moved, "The meeting is changed."):
        return redirect("meeting", pk)
    may_cancel = bool(MEETING.may_go(meeting.state, "cancel"))
    context = {"form": form, "may_cancel": may_cancel, "cancel_form": CancelForm()}
    status = form_status(form)
    return meeting_page(request, "meetings/move.html", meeting, "overview", context, status=status)


@needs(KEEP)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a meeting; those invited are told why."""
    meeting, form = meeting_of(request, pk, KEEP), CancelForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return redirect("meeting-move", pk)
    given = {"meeting": meeting, "by": actor_of(request), "at": timezone.now()}
    reason = form.cleaned_data["reason"]
    tried(request, lambda: acts.cancel(reason=reason, **given), "The meeting is cancelled.")
    return redirect("meeting", pk)


def _years(as_of: date) -> range:
    return range(as_of.year - 1, as_of.year + YEARS_AHEAD + 1)


def _year(text: str | None, as_of: date) -> int:
    """The year that is asked for; else the one in which most of the next half year lies."""
    asked = number(text)
    return asked if asked in _years(as_of) else (as_of + timedelta(days=90)).year
