"""A committee's charter: as it stands, its editions, and a new one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from credenza.office.meetings.actions.charters import amend
from credenza.office.meetings.forms.charter import CharterForm, charter_values
from credenza.office.meetings.queries.charters import charter_of, editions
from credenza.office.meetings.views.acting import filled
from credenza.office.meetings.views.frame import committee_page
from credenza.office.meetings.views.reach import committee_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team.asked import day
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.office.team.views import form_status
from credenza.packs.loader import committee_kinds


@needs("committee:see")
def charter(request: HttpRequest, pk: int) -> HttpResponse:
    """The charter in force, or of another day, with all its editions."""
    committee, as_of = committee_of(request, pk, "committee:see"), today(timezone.now())
    on = day(request.GET.get("on")) or as_of
    found, rows = charter_of(committee, on), list(editions(committee))
    parent = committee_kinds().get(found.parent)
    context = {
        "charter": found,
        "on": on,
        "as_of": as_of,
        "editions": rows,
        "in_force": next((one for one in rows if one.effective_on <= on), None),
        "parent": parent.title if parent else "",
    }
    return committee_page(request, "meetings/charter.html", committee, "charter", context)


@needs("committee:keep")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the charter anew from a day on."""
    committee = committee_of(request, pk, "committee:keep")
    by, at = actor_of(request), timezone.now()
    base = charter_of(committee, today(at))
    initial = charter_values(base) | {"effective_on": today(at)}
    form = CharterForm(request.POST or None, base=base, initial=initial)
    amended = lambda: amend(  # noqa: E731
        committee=committee,
        charter=form.charter,
        effective_on=form.cleaned_data["effective_on"],
        citation=form.cleaned_data["citation"],
        by=by,
        at=at,
    )
    if filled(request, form, amended, "The charter is kept."):
        return redirect("committee-charter", pk)
    context = {"form": form}
    status = form_status(form)
    return committee_page(
        request, "meetings/charter_change.html", committee, "charter", context, status=status
    )
