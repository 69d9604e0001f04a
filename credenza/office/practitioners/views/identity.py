"""Identity, contact, masked numbers and appointments of one file."""

from django.conf import settings
from django.contrib import messages
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS
from credenza.core.verdict import Refused
from credenza.office.ledger.actions import record
from credenza.office.practitioners.actions import appointments, files
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.practitioners.forms.acts import ReasonForm
from credenza.office.practitioners.forms.identity import (
    AppointmentForm,
    OtherNames,
    PhotoForm,
    PractitionerForm,
    Specialties,
    rows_of,
)
from credenza.office.practitioners.models import Practitioner
from credenza.office.practitioners.queries.facts import birth_date
from credenza.office.practitioners.views.conflicts import show_both, show_conflict
from credenza.office.practitioners.views.handing import examined, stored
from credenza.office.practitioners.views.reach import file_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs


@needs("practitioner:edit")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change identity or contact."""
    person = file_of(request, pk, "practitioner:edit")
    shown = {"version": person.version}
    form = PractitionerForm(request.POST or None, instance=person, initial=shown)
    if request.method == "POST" and form.is_valid():
        values, version = form.values, form.cleaned_data["version"] or 0
        person = file_of(request, pk, "practitioner:edit")
        try:
            files.edit(
                practitioner=person,
                version=version,
                values=values,
                by=actor_of(request),
                at=timezone.now(),
            )
        except Conflict as conflict:
            return show_conflict(request, conflict, values, person)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "The file is changed.")
            return redirect("practitioner", pk)
    return render(request, "practitioners/edit.html", {"person": person, "form": form})


@needs("practitioner:edit")
def names(request: HttpRequest, pk: int) -> HttpResponse:
    """Former and other names, and specialties."""
    person = file_of(request, pk, "practitioner:edit")
    columns = ("kind", "last_name", "first_name", "middle_name")
    other_names = OtherNames(
        request.POST or None, prefix="names", initial=list(person.other_names.values(*columns))
    )
    specialties = Specialties(
        request.POST or None,
        prefix="specialties",
        initial=list(person.specialties.values("title", "code")),
    )
    if request.method == "POST" and other_names.is_valid() and specialties.is_valid():
        try:
            files.set_names_and_specialties(
                practitioner=person,
                version=asked.number(request.POST.get("version")) or 0,
                other_names=rows_of(other_names),
                specialties=rows_of(specialties),
                by=actor_of(request),
                at=timezone.now(),
            )
        except Conflict as conflict:
            both = [_both(other_names, "other names"), _both(specialties, "specialties")]
            return show_both(request, both, person, conflict.current.version)
        messages.success(request, "Names and specialties are changed.")
        return redirect("practitioner", pk)
    context = {"person": person, "other_names": other_names, "specialties": specialties}
    return render(request, "practitioners/names.html", context)


def _both(formset, title: str) -> tuple[str, str, str]:
    """The rows of a formset as they are stored and as they were typed, in words."""
    rows = (formset.initial, rows_of(formset))
    return title, *("; ".join(" ".join(filter(None, row.values())) for row in one) for one in rows)


@needs("practitioner:edit")
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file its photo."""
    person = file_of(request, pk, "practitioner:edit")
    form = PhotoForm(request.POST or None, request.FILES or None)
    handed = examined(request, "photo", form) if form.is_valid() else None
    if handed:
        by, at = actor_of(request), timezone.now()
        try:
            with atomic():
                document = stored(request, handed)
                files.set_photo(practitioner=person, document=document, by=by, at=at)
        except Refused as refusal:
            form.add_error("photo", refusal.verdict.reason)
        else:
            messages.success(request, "The photo is in the file.")
            return redirect("practitioner", pk)
    return render(request, "practitioners/photo.html", {"person": person, "form": form})


@needs("sensitive:reveal")
@require_POST
def reveal(request: HttpRequest, pk: int, field: str) -> HttpResponse:
    """Show a masked value to somebody who says why; the asking is recorded first."""
    person = file_of(request, pk, "sensitive:reveal")
    if field not in ("ssn", "born"):
        raise Http404
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return HttpResponse("Say why you need it.", status=400)
    record(
        "sensitive:reveal",
        by=actor_of(request),
        at=timezone.now(),
        practitioner=pk,
        detail={"field": field},
        reason=form.cleaned_data["reason"],
    )
    value = _opened(person, field)
    return render(request, "practitioners/revealed.html", {"person": person, "value": value})


def _opened(person: Practitioner, field: str) -> str:
    if field == "born":
        born_on = birth_date(person.uid, person.born_sealed)
        return f"{born_on:%d %b %Y}" if born_on else "not on file"
    ssn = settings.VAULT.unseal(person.ssn_sealed, "practitioner", str(person.uid), "ssn")
    return f"{ssn[:3]}-{ssn[3:5]}-{ssn[5:]}" if ssn else "not on file"


@needs("appointment:edit")
def add_appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Record membership of a facility's staff."""
    person = file_of(request, pk, "appointment:edit")
    form = AppointmentForm(request.POST or None, facilities=_places(request))
    if request.method == "POST" and form.is_valid():
        try:
            appointments.add(
                practitioner=person,
                values=form.values,
                by=actor_of(request),
                at=timezone.now(),
                reason=form.cleaned_data["reason"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "The appointment is recorded.")
            return redirect("practitioner", pk)
    return render(request, "practitioners/appointment.html", {"person": person, "form": form})


@needs("appointment:edit")
def edit_appointment(request: HttpRequest, pk: int, appointment_id: int) -> HttpResponse:
    """Change an appointment at a facility of this person's."""
    person = file_of(request, pk, "appointment:edit")
    places = _places(request)
    held = person.appointments.filter(facility__in=places)
    appointment = get_object_or_404(held, pk=appointment_id)
    form = AppointmentForm(
        request.POST or None,
        instance=appointment,
        facilities=places,
        initial={"version": appointment.version},
    )
    if request.method == "POST" and form.is_valid():
        values, version = form.values, form.cleaned_data["version"] or 0
        appointment.refresh_from_db()
        try:
            appointments.edit(
                appointment=appointment,
                version=version,
                values=values,
                by=actor_of(request),
                at=timezone.now(),
                reason=form.cleaned_data["reason"],
            )
        except Conflict as conflict:
            return show_conflict(request, conflict, values, person)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, "The appointment is changed.")
            return redirect("practitioner", pk)
    context = {"person": person, "form": form, "appointment": appointment}
    return render(request, "practitioners/appointment.html", context)


def _places(request: HttpRequest):
    return visible_facilities(actor_of(request), RIGHTS["appointment:edit"].roles)
