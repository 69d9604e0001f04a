"""The front doors of the facilities: their settings, and the poster with the code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from credenza.core.permissions import RIGHTS
from credenza.formats.qr import qr_svg
from credenza.office.concerns.actions.doors import set_door
from credenza.office.concerns.forms.doors import DoorForm
from credenza.office.concerns.queries.doors import address_of, door_of, every_door
from credenza.office.concerns.views.acting import filled, who
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs

VERB = "concern:doors"


@needs(VERB)
def doors(request: HttpRequest) -> HttpResponse:
    """The doors of one's facilities."""
    mine = {one.pk for one in _places(request)}
    rows = [(one, address_of(one.facility_id)) for one in every_door() if one.facility_id in mine]
    return render(request, "concerns/intake/doors.html", {"doors": rows})


@needs(VERB)
def change(request: HttpRequest, facility: int) -> HttpResponse:
    """Open, close, and say who stands behind it."""
    place = _place(request, facility)
    door = door_of(place.pk)
    initial = {key: getattr(door, key) for key in DoorForm.base_fields} if door else {}
    form = DoorForm(request.POST or None, initial=initial)
    act = lambda: set_door(facility=place, **form.cleaned_data, **who(request))  # noqa: E731
    if filled(request, form, act, f"The door of {place} is set."):
        return redirect("concern-doors")
    context = {"place": place, "form": form}
    status = 422 if form.errors else 200
    return render(request, "concerns/intake/door.html", context, status=status)


@needs(VERB)
def poster(request: HttpRequest, facility: int) -> HttpResponse:
    """A page to print and hang up: large words, and the code that opens the form."""
    place = _place(request, facility)
    address = address_of(place.pk)
    context = {
        "place": place,
        "door": door_of(place.pk),
        "address": address,
        "code": qr_svg(address, f"Opens {address}"),
    }
    return render(request, "concerns/intake/poster.html", context)


def _places(request: HttpRequest):
    return visible_facilities(actor_of(request), RIGHTS[VERB].roles)


def _place(request: HttpRequest, pk: int):
    found = _places(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
