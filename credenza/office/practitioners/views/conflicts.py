"""Two people edited one record: the second sees both versions and chooses."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.practitioners.actions.files import SEALED
from credenza.office.practitioners.models import Practitioner


def show_conflict(
    request: HttpRequest,
    conflict: Conflict,
    values: Mapping[str, object],
    person: Practitioner,
) -> HttpResponse:
    """409 with what is stored now beside what was typed; sealed values are left out."""
    current = conflict.current
    names = {field.name: field.verbose_name for field in current._meta.fields}
    differing = [
        {"name": names[key], "now": getattr(current, key), "typed": typed}
        for key, typed in values.items()
        if key in names and getattr(current, key) != typed
    ]
    typed = [
        (key, value)
        for key, one in request.POST.lists()
        for value in one
        if key not in ("version", "csrfmiddlewaretoken", *SEALED)
    ]
    context = {
        "person": person,
        "differing": differing,
        "typed": typed,
        "left_out": any(request.POST.get(key) for key in SEALED),
        "version": current.version,
    }
    return render(request, "practitioners/conflict.html", context, status=409)
