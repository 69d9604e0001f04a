"""Giving, changing and ending seats."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.committees.terms import term_end
from credenza.office.meetings.actions import seats as acts
from credenza.office.meetings.forms.seats import EndForm, SeatForm, new_values, seat_values
from credenza.office.meetings.models import Seat
from credenza.office.meetings.queries.charters import charter_of
from credenza.office.meetings.views.acting import filled, first_error, tried
from credenza.office.meetings.views.frame import committee_page
from credenza.office.meetings.views.reach import committee_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team.asked import number
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.office.team.views import form_status

KEEP = "committee:keep"


@needs(KEEP)
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody a seat."""
    committee, by, at = committee_of(request, pk, KEEP), actor_of(request), timezone.now()
    charter = charter_of(committee, today(at))
    starts_on = today(at)
    first = new_values(starts_on, term_end(starts_on, charter.term_months))
    first |= {name: request.GET[name] for name in ("kind", "title") if name in request.GET}
    form = SeatForm(request.POST or None, committee=committee, actor=by, initial=first)
    given = lambda: acts.give(committee=committee, values=form.values, by=by, at=at)  # noqa: E731
    if filled(request, form, given, "The seat is given."):
        return redirect("committee", pk)
    context = {"form": form, "charter": charter}
    return _page(request, committee, context, form_status(form))


@needs(KEEP)
def change(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """Change a seat; from here it can be ended."""
    committee, by, at = committee_of(request, pk, KEEP), actor_of(request), timezone.now()
    seat = _seat(committee, seat_id)
    form = SeatForm(
        request.POST or None, committee=committee, actor=by, seat=seat, initial=seat_values(seat)
    )
    seen = number(request.POST.get("version")) or seat.version
    changed = lambda: acts.change(seat=seat, version=seen, values=form.values, by=by, at=at)  # noqa: E731
    if filled(request, form, changed, "The seat is changed."):
        return redirect("committee", pk)
    context = {
        "form": form,
        "seat": seat,
        "charter": charter_of(committee, today(at)),
        "begun": seat.starts_on <= today(at),
        "end_form": EndForm(initial={"ends_on": today(at)}, auto_id="end_%s"),
    }
    return _page(request, committee, context, form_status(form))


@needs(KEEP)
@require_POST
def end(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """End a term."""
    committee = committee_of(request, pk, KEEP)
    seat, form = _seat(committee, seat_id), EndForm(request.POST)
    given = {"seat": seat, "by": actor_of(request), "at": timezone.now()}
    if not form.is_valid():
        messages.error(request, first_error(form))
        return redirect("seat", pk, seat_id)
    done = tried(request, lambda: acts.end(**form.cleaned_data, **given), "The term ends.")
    return redirect("committee", pk) if done else redirect("seat", pk, seat_id)


@needs(KEEP)
@require_POST
def take_back(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """Take back a seat whose term has not begun."""
    committee = committee_of(request, pk, KEEP)
    given = {"seat": _seat(committee, seat_id), "by": actor_of(request), "at": timezone.now()}
    why = request.POST.get("reason", "")[:400]
    tried(request, lambda: acts.take_back(reason=why, **given), "The seat is taken back.")
    return redirect("committee", pk)


def _seat(committee, seat_id: int) -> Seat:
    rows = Seat.objects.filter(committee=committee, pk=seat_id).select_related("practitioner")
    if (found := rows.first()) is None:
        raise Http404
    return found


def _page(request: HttpRequest, committee, context: dict, status: int) -> HttpResponse:
    return committee_page(
        request, "meetings/seat.html", committee, "overview", context, status=status
    )
