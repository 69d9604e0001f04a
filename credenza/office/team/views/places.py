"""Facilities, their departments, and the limits that their bylaws set."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS, WHOLE_OFFICE, About, may
from credenza.office.team import actions
from credenza.office.team.forms import BylawForm, DepartmentForm, EndForm, FacilityForm
from credenza.office.team.models import Bylaw, Department, Facility
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs, require_may
from credenza.office.team.views import done, form_status, saved
from credenza.packs.loader import facility_kinds, requirements, standards


@needs("office:see")
def office(request: HttpRequest) -> HttpResponse:
    """The facilities that this person looks after."""
    actor = actor_of(request)
    facilities = visible_facilities(actor, RIGHTS["office:see"].roles)
    context = {
        "facilities": [(one, facility_kinds().get(one.kind, one.kind)) for one in facilities],
        "whole_office": may(actor, "office:edit", WHOLE_OFFICE),
    }
    return render(request, "team/office.html", context)


@needs("office:edit", whole_office=True)
def add_facility(request: HttpRequest) -> HttpResponse:
    """Add a facility."""
    form = FacilityForm(request.POST or None)
    if saved(form, request, actions.add_facility):
        return redirect("office")
    return _form(request, form, "Add a facility")


@needs("office:see")
def facility(request: HttpRequest, pk: int) -> HttpResponse:
    """One facility: what it is, its departments, its own limits."""
    one = _facility(request, "office:see", pk)
    context = {
        "facility": one,
        "kind": facility_kinds().get(one.kind, one.kind),
        "bodies": [standards()[key].title for key in one.bodies if key in standards()],
        "departments": one.departments.select_related("parent"),
        "ending": EndForm(),
        "bylaws": [(bylaw, requirements().get(bylaw.requirement)) for bylaw in one.bylaws.all()],
    }
    return render(request, "team/facility.html", context)


@needs("office:edit")
def change_facility(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a facility's name, place or the bodies whose rules it has taken on."""
    one = _facility(request, "office:edit", pk)
    form = FacilityForm(request.POST or None, instance=one)
    if saved(form, request, actions.change_facility, facility=one):
        return redirect("facility", pk)
    return _form(request, form, f"Change {one}", one)


@needs("office:edit")
def add_department(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a department to a facility."""
    one = _facility(request, "office:edit", pk)
    form = DepartmentForm(request.POST or None, facility=one)
    if saved(form, request, actions.add_department, fixed={"facility": one}):
        return redirect("facility", pk)
    return _form(request, form, f"Add a department to {one}", one)


@needs("office:edit")
def change_department(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a department or move it."""
    department = get_object_or_404(Department.objects.select_related("facility"), pk=pk)
    one = _facility(request, "office:edit", department.facility_id)
    form = DepartmentForm(request.POST or None, instance=department, facility=one)
    if saved(form, request, actions.change_department, department=department):
        return redirect("facility", one.pk)
    return _form(request, form, f"Change {department}", one)


@needs("rules:tighten")
def tighten(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a limit that the bylaws set."""
    one = _facility(request, "rules:tighten", pk)
    form = BylawForm(request.POST or None)
    if saved(form, request, actions.tighten, fixed={"facility": one}):
        return redirect("facility", pk)
    return _form(request, form, f"Tighten a rule at {one}", one)


@needs("rules:tighten")
@require_POST
def end_bylaw(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a bylaw end."""
    bylaw = get_object_or_404(Bylaw, pk=pk)
    one = _facility(request, "rules:tighten", bylaw.facility_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _form(request, form, "When does this bylaw end?", one)
    day = form.cleaned_data["ended_on"]
    done(request, actions.end_bylaw, "The bylaw ends then.", bylaw=bylaw, ended_on=day)
    return redirect("facility", one.pk)


def _facility(request: HttpRequest, verb: str, pk: int) -> Facility:
    require_may(actor_of(request), verb, About(frozenset({pk})))
    return get_object_or_404(Facility, pk=pk)


def _form(
    request: HttpRequest, form: Form, heading: str, one: Facility | None = None
) -> HttpResponse:
    back = reverse("facility", args=[one.pk]) if one else reverse("office")
    context = {"form": form, "heading": heading, "back": back, "back_to": one or "Office"}
    return render(request, "team/form.html", context, status=form_status(form))
